-- Keys, sessions and links: the SHA-256 of each token, never the token.
CREATE TABLE IF NOT EXISTS secrets (
    number       bigint GENERATED ALWAYS AS IDENTITY,
    id           text   NOT NULL,
    principal    text   NOT NULL,
    kind         text   NOT NULL CHECK (kind IN ('key', 'session', 'link')),
    hash         bytea  NOT NULL CHECK (length(hash) = 32),
    origin       text,
    uses         bigint,
    used         bigint NOT NULL DEFAULT 0,
    issued_at    text   NOT NULL,
    issued_by    text   NOT NULL,
    expires_at   text   NOT NULL,
    revoked_at   text,
    revoked_by   text,
    last_used_at text,
    PRIMARY KEY (number),
    UNIQUE (id),
    UNIQUE (hash)
);

CREATE INDEX IF NOT EXISTS secrets_of_principal ON secrets (principal, number);
