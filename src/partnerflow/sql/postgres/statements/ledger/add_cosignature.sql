INSERT INTO ledger_cosignatures (size, name, line)
VALUES (%(size)s, %(name)s, %(line)s)
ON CONFLICT DO NOTHING
