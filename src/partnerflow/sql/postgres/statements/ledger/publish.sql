-- A checkpoint, once: who signs the same tree again says the same.
INSERT INTO ledger_checkpoints (size, note, vkeys)
VALUES (%(size)s, %(note)s, %(vkeys)s)
ON CONFLICT DO NOTHING
