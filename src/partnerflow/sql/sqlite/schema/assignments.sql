-- The roles that the workspace gave: rows come and are ended, none goes, so who could see what when can be answered.
CREATE TABLE IF NOT EXISTS assignments (
    number       INTEGER NOT NULL,
    id           TEXT    NOT NULL,
    principal    TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    actor        TEXT,
    project      TEXT,
    partnerships TEXT CHECK (partnerships IS NULL OR json_valid(partnerships)),
    through      TEXT,
    withholds    TEXT    NOT NULL CHECK (json_valid(withholds)),
    given_at     TEXT    NOT NULL,
    given_by     TEXT    NOT NULL,
    withdrawn_at TEXT,
    withdrawn_by TEXT,
    PRIMARY KEY (number),
    UNIQUE (id)
) STRICT;

CREATE INDEX IF NOT EXISTS assignments_of_principal ON assignments (principal, number);

CREATE TRIGGER IF NOT EXISTS assignments_are_not_removed
BEFORE DELETE ON assignments
BEGIN
    SELECT RAISE (ABORT, 'assignments are ended, not removed: DELETE refused');
END;
