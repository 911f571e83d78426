INSERT INTO ledger_nodes (height, number, hash)
VALUES (%(height)s, %(number)s, %(hash)s)
ON CONFLICT (height, number) DO UPDATE SET hash = excluded.hash
