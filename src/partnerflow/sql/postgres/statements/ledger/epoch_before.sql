-- The epoch before a number.
SELECT number, position, accesses, at
FROM ledger_epochs
WHERE number < %(number)s
ORDER BY number DESC
LIMIT 1
