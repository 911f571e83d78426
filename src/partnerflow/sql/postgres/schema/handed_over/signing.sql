-- Nor is anything entered or signed that the next host does not know of.
CREATE OR REPLACE TRIGGER handed_over
    BEFORE INSERT ON ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_after_handing_over();

CREATE OR REPLACE TRIGGER handed_over
    BEFORE INSERT ON ledger_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_after_handing_over()
