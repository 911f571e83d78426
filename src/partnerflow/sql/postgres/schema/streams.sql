-- Heads: one row per stream, its address and how far it is.
CREATE TABLE IF NOT EXISTS streams (
    stream_id uuid   NOT NULL,
    kind      text   NOT NULL,
    key       text   NOT NULL,
    version   bigint NOT NULL CHECK (version > 0),
    frontier  bytea  NOT NULL,
    PRIMARY KEY (stream_id),
    UNIQUE (kind, key)
) WITH (fillfactor = 70);
