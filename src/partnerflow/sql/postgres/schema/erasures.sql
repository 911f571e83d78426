-- Texts that are about to go: no reader looks here, and whoever asked can still take it back.
CREATE TABLE IF NOT EXISTS restricted_disclosures (
    stream_id  uuid   NOT NULL,
    commitment text   NOT NULL,
    version    bigint NOT NULL,
    pointer    text   NOT NULL,
    subject    text,
    salt       bytea  NOT NULL,
    value      text   NOT NULL,
    PRIMARY KEY (stream_id, commitment)
);

-- Long texts stand beside their table. ANALYZE would keep samples of the texts; changing the type drops those it kept.
ALTER TABLE disclosures
SET (
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 0
);
ALTER TABLE disclosures ALTER COLUMN value TYPE text, ALTER COLUMN value SET STATISTICS 0;
ALTER TABLE restricted_disclosures
SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 0,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 0
);
ALTER TABLE restricted_disclosures ALTER COLUMN value SET STATISTICS 0;

-- How often texts of a stream were restricted or freed: what it shows changed so often beside its version.
CREATE TABLE IF NOT EXISTS restrictions (
    stream_id uuid   NOT NULL,
    number    bigint NOT NULL,
    PRIMARY KEY (stream_id)
);

-- What was asked to be erased: who asked, what and on which ground, and what came of it; never the texts.
CREATE TABLE IF NOT EXISTS erasure_requests (
    id          text NOT NULL,
    partnership text NOT NULL,
    state       text NOT NULL,
    asked_at    text NOT NULL,
    due_at      text NOT NULL,
    asked       text NOT NULL,
    ended_at    text,
    outcome     text,
    PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS erasure_requests_open ON erasure_requests (due_at) WHERE ended_at IS NULL;

-- What an erasure left to do behind its transaction: bytes to overwrite.
CREATE TABLE IF NOT EXISTS erasure_leftovers (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    stream_id uuid NOT NULL,
    subject   text,
    PRIMARY KEY (id)
);
