INSERT INTO ledger_epochs (number, position, accesses, at)
VALUES (%(number)s, %(position)s, %(accesses)s, %(at)s)
