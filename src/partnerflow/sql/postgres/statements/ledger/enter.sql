INSERT INTO ledger_entries (number, data)
VALUES (%(number)s, %(data)s)
