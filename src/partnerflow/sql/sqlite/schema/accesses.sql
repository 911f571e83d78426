-- Who read what, and whose data it showed: written before the answer left, placed in the access tree by the next epoch.
CREATE TABLE IF NOT EXISTS accesses (
    id        INTEGER NOT NULL,
    position  INTEGER,
    stream_id BLOB    NOT NULL,
    persons   TEXT    NOT NULL CHECK (json_valid(persons)),
    principal TEXT    NOT NULL,
    purpose   TEXT    NOT NULL,
    at        TEXT    NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (position)
) STRICT;

CREATE INDEX IF NOT EXISTS accesses_by_stream ON accesses (stream_id, id);
CREATE INDEX IF NOT EXISTS accesses_waiting ON accesses (id) WHERE position IS NULL;
