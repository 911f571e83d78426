INSERT INTO ledger_epochs (number, position, accesses, at)
VALUES (:number, :position, :accesses, :at)
