-- The cosignatures of a checkpoint.
SELECT name, line
FROM ledger_cosignatures
WHERE size = :size
ORDER BY name
