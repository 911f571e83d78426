-- Epochs in order, behind one.
SELECT number, position, accesses, at
FROM ledger_epochs
WHERE number > %(after)s
ORDER BY number
LIMIT %(limit)s
