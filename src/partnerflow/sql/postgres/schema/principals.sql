-- Who is known here, by a pseudonym. Names, addresses and identities of persons stand here and nowhere else, and can go.
CREATE TABLE IF NOT EXISTS principals (
    id          text   NOT NULL,
    kind        text   NOT NULL CHECK (kind IN ('person', 'key', 'link')),
    label       text,
    email       text,
    login       text,
    issuer      text,
    subject     text,
    scopes      text,
    partnership text,
    pinned      bigint,
    created_at  text   NOT NULL,
    created_by  text   NOT NULL,
    enabled_at  text,
    enabled_by  text,
    disabled_at text,
    disabled_by text,
    erased_at   text,
    erased_by   text,
    PRIMARY KEY (id),
    UNIQUE (login),
    UNIQUE (issuer, subject)
);

CREATE INDEX IF NOT EXISTS principals_of_links ON principals (partnership) WHERE kind = 'link';

-- The hashes of passwords (Argon2id), one for a person; `first` is 1 until its owner chose another.
CREATE TABLE IF NOT EXISTS passwords (
    principal text   NOT NULL,
    hash      text   NOT NULL,
    set_at    text   NOT NULL,
    set_by    text   NOT NULL,
    first     bigint NOT NULL,
    PRIMARY KEY (principal)
);

-- ANALYZE would keep samples of names and addresses.
ALTER TABLE principals ALTER COLUMN label SET STATISTICS 0, ALTER COLUMN email SET STATISTICS 0;
ALTER TABLE principals ALTER COLUMN login SET STATISTICS 0;
ALTER TABLE principals ALTER COLUMN issuer SET STATISTICS 0, ALTER COLUMN subject SET STATISTICS 0;
