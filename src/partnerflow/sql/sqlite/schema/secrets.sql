-- Keys, sessions and links: the SHA-256 of each token, never the token.
CREATE TABLE IF NOT EXISTS secrets (
    number       INTEGER NOT NULL,
    id           TEXT    NOT NULL,
    principal    TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('key', 'session', 'link')),
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    origin       TEXT,
    uses         INTEGER,
    used         INTEGER NOT NULL DEFAULT 0,
    issued_at    TEXT    NOT NULL,
    issued_by    TEXT    NOT NULL,
    expires_at   TEXT    NOT NULL,
    revoked_at   TEXT,
    revoked_by   TEXT,
    last_used_at TEXT,
    PRIMARY KEY (number),
    UNIQUE (id),
    UNIQUE (hash)
) STRICT;

CREATE INDEX IF NOT EXISTS secrets_of_principal ON secrets (principal, number);

CREATE TRIGGER IF NOT EXISTS secrets_are_not_changed
BEFORE UPDATE OF id, principal, kind, hash, origin, uses, issued_at, issued_by ON secrets
BEGIN
    SELECT RAISE (ABORT, 'what a secret is cannot be changed: UPDATE refused');
END;
