-- Texts that are about to go: no reader looks here, and whoever asked can still take it back.
CREATE TABLE IF NOT EXISTS restricted_disclosures (
    stream_id  BLOB    NOT NULL REFERENCES streams (stream_id),
    commitment TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    pointer    TEXT    NOT NULL,
    subject    TEXT,
    salt       BLOB    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (stream_id, commitment)
) STRICT, WITHOUT ROWID;

-- How often texts of a stream were restricted or freed: what it shows changed so often beside its version.
CREATE TABLE IF NOT EXISTS restrictions (
    stream_id BLOB    NOT NULL REFERENCES streams (stream_id),
    number    INTEGER NOT NULL,
    PRIMARY KEY (stream_id)
) STRICT, WITHOUT ROWID;

-- What was asked to be erased: who asked, what and on which ground, and what came of it; never the texts.
CREATE TABLE IF NOT EXISTS erasure_requests (
    id          TEXT NOT NULL,
    partnership TEXT NOT NULL,
    state       TEXT NOT NULL,
    asked_at    TEXT NOT NULL,
    due_at      TEXT NOT NULL,
    asked       TEXT NOT NULL CHECK (json_valid(asked)),
    ended_at    TEXT,
    outcome     TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
    PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS erasure_requests_open ON erasure_requests (due_at) WHERE ended_at IS NULL;

-- What an erasure left to do behind its transaction: a key to destroy, bytes to overwrite.
CREATE TABLE IF NOT EXISTS erasure_leftovers (
    id        INTEGER NOT NULL,
    stream_id BLOB    NOT NULL,
    subject   TEXT,
    PRIMARY KEY (id)
) STRICT;
