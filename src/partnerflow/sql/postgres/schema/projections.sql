-- Read models: made from the log, and made again from it at any time.
CREATE TABLE IF NOT EXISTS projections (
    name     text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE IF NOT EXISTS partnership_summaries (
    key      text COLLATE "C" NOT NULL,
    name     text NOT NULL,
    region   text NOT NULL,
    process  text NOT NULL,
    phase    text NOT NULL,
    entered  text NOT NULL,
    round    bigint NOT NULL,
    status   text NOT NULL,
    profile  text NOT NULL,
    partners text NOT NULL,
    version  bigint NOT NULL,
    words    text NOT NULL,
    PRIMARY KEY (key)
);
CREATE INDEX IF NOT EXISTS partnership_summaries_by_phase ON partnership_summaries (phase, key);
CREATE INDEX IF NOT EXISTS partnership_summaries_by_status ON partnership_summaries (status, key);
CREATE TABLE IF NOT EXISTS summary_partners (
    organisation text NOT NULL,
    key          text COLLATE "C" NOT NULL,
    PRIMARY KEY (organisation, key)
);
CREATE INDEX IF NOT EXISTS summary_partners_by_key ON summary_partners (key);
CREATE TABLE IF NOT EXISTS organisation_summaries (
    key     text COLLATE "C" NOT NULL,
    name    text NOT NULL,
    sector  text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (key)
);
