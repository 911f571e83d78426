-- The first epoch that covers a position of the log.
SELECT number, position, accesses, at
FROM ledger_epochs
WHERE position >= %(position)s
ORDER BY position, number
LIMIT 1
