INSERT INTO ledger_timestamps (size, token)
VALUES (:size, :token)
ON CONFLICT DO NOTHING
