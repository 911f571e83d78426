-- Nor is anything entered or signed that the next host does not know of.
CREATE TRIGGER IF NOT EXISTS handed_over_ledger_entries BEFORE INSERT ON ledger_entries
BEGIN
    SELECT RAISE (ABORT, 'the workspace was handed over');
END;

CREATE TRIGGER IF NOT EXISTS handed_over_ledger_checkpoints BEFORE INSERT ON ledger_checkpoints
BEGIN
    SELECT RAISE (ABORT, 'the workspace was handed over');
END;
