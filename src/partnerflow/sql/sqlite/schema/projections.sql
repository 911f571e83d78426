-- Read models: made from the log, and made again from it at any time.
CREATE TABLE IF NOT EXISTS projections (
    name     TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS partnership_summaries (
    key      TEXT NOT NULL,
    name     TEXT NOT NULL,
    region   TEXT NOT NULL,
    process  TEXT NOT NULL,
    phase    TEXT NOT NULL,
    entered  TEXT NOT NULL,
    round    INTEGER NOT NULL,
    status   TEXT NOT NULL,
    profile  TEXT NOT NULL,
    partners TEXT NOT NULL,
    version  INTEGER NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS partnership_summaries_by_phase ON partnership_summaries (phase, key);
CREATE INDEX IF NOT EXISTS partnership_summaries_by_status ON partnership_summaries (status, key);
CREATE TABLE IF NOT EXISTS summary_partners (
    organisation TEXT NOT NULL,
    key          TEXT NOT NULL,
    PRIMARY KEY (organisation, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS summary_partners_by_key ON summary_partners (key);
CREATE TABLE IF NOT EXISTS organisation_summaries (
    key     TEXT NOT NULL,
    name    TEXT NOT NULL,
    sector  TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;
