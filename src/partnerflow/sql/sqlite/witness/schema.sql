-- The memory of a witness: whom it trusts, what it cosigned last of each log, and what did not continue that.
CREATE TABLE IF NOT EXISTS logs (
    vkey   TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (vkey)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS seen (
    origin TEXT    NOT NULL,
    size   INTEGER NOT NULL CHECK (size >= 0),
    root   BLOB    NOT NULL CHECK (length(root) = 32),
    note   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS suspects (
    origin TEXT    NOT NULL,
    note   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (origin, note)
) STRICT, WITHOUT ROWID;

-- What was cosigned is never taken back: a smaller tree would be a second history.
CREATE TRIGGER IF NOT EXISTS seen_only_grows
BEFORE UPDATE ON seen
WHEN new.size < old.size OR (new.size = old.size AND new.root <> old.root)
BEGIN
    SELECT RAISE(ABORT, 'what was cosigned only grows');
END;

CREATE TRIGGER IF NOT EXISTS seen_stays
BEFORE DELETE ON seen
BEGIN
    SELECT RAISE(ABORT, 'what was cosigned stays');
END;
