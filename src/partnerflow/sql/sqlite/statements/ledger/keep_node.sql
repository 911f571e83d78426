INSERT INTO ledger_nodes (height, number, hash)
VALUES (:height, :number, :hash)
ON CONFLICT (height, number) DO UPDATE SET hash = excluded.hash
