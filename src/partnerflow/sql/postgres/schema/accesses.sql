-- Who read what, and whose data it showed: written before the answer left, placed in the access tree by the next epoch.
CREATE TABLE IF NOT EXISTS accesses (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    position  bigint,
    stream_id uuid NOT NULL,
    persons   text NOT NULL,
    principal text NOT NULL,
    purpose   text NOT NULL,
    at        text NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (position)
);

CREATE INDEX IF NOT EXISTS accesses_by_stream ON accesses (stream_id, id);
CREATE INDEX IF NOT EXISTS accesses_waiting ON accesses (id) WHERE position IS NULL;
