INSERT INTO ledger_streams (key, version, frontier, epoch)
VALUES (%(key)s, %(version)s, %(frontier)s, %(epoch)s)
ON CONFLICT (key) DO UPDATE
SET version = excluded.version, frontier = excluded.frontier, epoch = excluded.epoch
