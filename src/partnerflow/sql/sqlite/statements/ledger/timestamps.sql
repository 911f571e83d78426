-- The timestamps of checkpoints up to a size.
SELECT size, token
FROM ledger_timestamps
WHERE size <= :size
ORDER BY size
