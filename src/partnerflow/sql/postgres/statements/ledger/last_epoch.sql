-- The epoch that was closed last.
SELECT number, position, accesses, at
FROM ledger_epochs
ORDER BY number DESC
LIMIT 1
