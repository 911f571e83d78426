INSERT INTO ledger_holds (reason, at, found)
VALUES (:reason, :at, :found)
