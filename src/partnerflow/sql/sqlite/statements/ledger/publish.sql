-- A checkpoint, once: who signs the same tree again says the same.
INSERT INTO ledger_checkpoints (size, note, vkeys)
SELECT :size, :note, :vkeys
WHERE NOT EXISTS (SELECT 1 FROM ledger_checkpoints WHERE size = :size)
