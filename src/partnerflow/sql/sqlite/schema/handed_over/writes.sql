-- Another host goes on with this workspace: whoever writes here all the same is refused.
CREATE TRIGGER IF NOT EXISTS handed_over_events BEFORE INSERT ON events
BEGIN
    SELECT RAISE (ABORT, 'the workspace was handed over');
END;
