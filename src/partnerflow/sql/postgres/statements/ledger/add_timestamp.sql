INSERT INTO ledger_timestamps (size, token)
VALUES (%(size)s, %(token)s)
ON CONFLICT DO NOTHING
