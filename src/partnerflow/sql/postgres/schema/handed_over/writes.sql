-- Making a trigger waits for every transaction that writes: afterwards nothing is under way, and nothing comes.
CREATE OR REPLACE TRIGGER handed_over
    BEFORE INSERT ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_after_handing_over()
