INSERT INTO ledger_holds (reason, at, found)
VALUES (%(reason)s, %(at)s, %(found)s)
