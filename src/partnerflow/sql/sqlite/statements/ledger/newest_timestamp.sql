-- The timestamp of the greatest checkpoint that has one.
SELECT token
FROM ledger_timestamps
ORDER BY size DESC
LIMIT 1
