INSERT INTO ledger_cosignatures (size, name, line)
VALUES (:size, :name, :line)
ON CONFLICT DO NOTHING
