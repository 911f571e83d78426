INSERT INTO ledger_streams (key, version, frontier, epoch)
VALUES (:key, :version, :frontier, :epoch)
ON CONFLICT (key) DO UPDATE
SET version = excluded.version, frontier = excluded.frontier, epoch = excluded.epoch
