-- The checkpoint of a size, or the newest of all.
SELECT size, note, vkeys
FROM ledger_checkpoints
WHERE size = coalesce(:size, (SELECT max(size) FROM ledger_checkpoints))
