-- Who is known here, by a pseudonym. Names, addresses and identities of persons stand here and nowhere else, and can go.
CREATE TABLE IF NOT EXISTS principals (
    id          TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'key', 'link')),
    label       TEXT,
    email       TEXT,
    login       TEXT,
    issuer      TEXT,
    subject     TEXT,
    scopes      TEXT CHECK (scopes IS NULL OR json_valid(scopes)),
    partnership TEXT,
    pinned      INTEGER,
    created_at  TEXT NOT NULL,
    created_by  TEXT NOT NULL,
    enabled_at  TEXT,
    enabled_by  TEXT,
    disabled_at TEXT,
    disabled_by TEXT,
    erased_at   TEXT,
    erased_by   TEXT,
    PRIMARY KEY (id),
    UNIQUE (login),
    UNIQUE (issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS principals_of_links ON principals (partnership) WHERE kind = 'link';

CREATE TRIGGER IF NOT EXISTS principals_are_not_removed
BEFORE DELETE ON principals
BEGIN
    SELECT RAISE (ABORT, 'principals are ended, not removed: DELETE refused');
END;

-- The hashes of passwords (Argon2id), one for a person; `first` is 1 until its owner chose another.
CREATE TABLE IF NOT EXISTS passwords (
    principal TEXT    NOT NULL,
    hash      TEXT    NOT NULL,
    set_at    TEXT    NOT NULL,
    set_by    TEXT    NOT NULL,
    first     INTEGER NOT NULL,
    PRIMARY KEY (principal)
) STRICT, WITHOUT ROWID;
