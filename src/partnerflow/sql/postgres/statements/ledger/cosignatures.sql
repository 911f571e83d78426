-- The cosignatures of a checkpoint.
SELECT name, line
FROM ledger_cosignatures
WHERE size = %(size)s
ORDER BY name
