-- History is neither changed nor removed. A DELETE without WHERE comes here too: triggers turn SQLite's shortcut off.
CREATE TRIGGER IF NOT EXISTS events_are_not_changed
BEFORE UPDATE ON events
BEGIN
    SELECT RAISE (ABORT, 'events is append-only: UPDATE refused');
END;

CREATE TRIGGER IF NOT EXISTS events_are_not_removed
BEFORE DELETE ON events
BEGIN
    SELECT RAISE (ABORT, 'events is append-only: DELETE refused');
END;

CREATE TRIGGER IF NOT EXISTS log_is_not_changed
BEFORE UPDATE ON log
BEGIN
    SELECT RAISE (ABORT, 'log is append-only: UPDATE refused');
END;

CREATE TRIGGER IF NOT EXISTS log_is_not_removed
BEFORE DELETE ON log
BEGIN
    SELECT RAISE (ABORT, 'log is append-only: DELETE refused');
END;

-- REPLACE removes a row without asking the triggers of DELETE.
CREATE TRIGGER IF NOT EXISTS events_are_not_replaced
BEFORE INSERT ON events
WHEN EXISTS (
    SELECT 1
    FROM events
    WHERE stream_id = NEW.stream_id
        AND version = NEW.version
)
BEGIN
    SELECT RAISE (ABORT, 'events is append-only: REPLACE refused');
END;

CREATE TRIGGER IF NOT EXISTS log_is_not_replaced
BEFORE INSERT ON log
WHEN EXISTS (
    SELECT 1
    FROM log
    WHERE position = NEW.position
        OR (stream_id = NEW.stream_id AND version = NEW.version)
)
BEGIN
    SELECT RAISE (ABORT, 'log is append-only: REPLACE refused');
END;
