-- Read models: made from the log, and made again from it at any time.
-- Each row belongs to a generation; readers see the one that is live, a rebuild fills the next.
CREATE TABLE IF NOT EXISTS projections (
    name       TEXT NOT NULL,
    generation INTEGER NOT NULL,
    shape      INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    live       INTEGER NOT NULL,
    PRIMARY KEY (name, generation)
) STRICT, WITHOUT ROWID;
-- Streams that a projection read past, because a process definition that they keep to was not there.
CREATE TABLE IF NOT EXISTS projection_passed_over (
    name       TEXT NOT NULL,
    generation INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    process    TEXT NOT NULL,
    PRIMARY KEY (name, generation, kind, key)
) STRICT, WITHOUT ROWID;
-- A summary as lists tell it, and beside it what they are asked by.
CREATE TABLE IF NOT EXISTS partnership_summaries (
    generation INTEGER NOT NULL,
    key        TEXT NOT NULL,
    process    TEXT NOT NULL,
    phase      TEXT NOT NULL,
    status     TEXT NOT NULL,
    version    INTEGER NOT NULL,
    words      TEXT NOT NULL,
    summary    BLOB NOT NULL,
    PRIMARY KEY (generation, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS partnership_summaries_by_phase ON partnership_summaries (generation, phase, key);
CREATE INDEX IF NOT EXISTS partnership_summaries_by_status ON partnership_summaries (generation, status, key);
CREATE TABLE IF NOT EXISTS summary_partners (
    generation   INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    key          TEXT NOT NULL,
    PRIMARY KEY (generation, organisation, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS summary_partners_by_key ON summary_partners (generation, key);
-- Whom the facts of a partnership gave access, as far as it was not revoked.
CREATE TABLE IF NOT EXISTS summary_readers (
    generation INTEGER NOT NULL,
    principal  TEXT NOT NULL,
    key        TEXT NOT NULL,
    PRIMARY KEY (generation, principal, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS summary_readers_by_key ON summary_readers (generation, key);
CREATE TABLE IF NOT EXISTS organisation_summaries (
    generation INTEGER NOT NULL,
    key        TEXT NOT NULL,
    name       TEXT NOT NULL,
    sector     TEXT NOT NULL,
    version    INTEGER NOT NULL,
    PRIMARY KEY (generation, key)
) STRICT, WITHOUT ROWID;
