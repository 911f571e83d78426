-- Heads: one row per stream, its address, the key of the stream it is about, and how far it is.
CREATE TABLE IF NOT EXISTS streams (
    stream_id uuid   NOT NULL,
    kind      text   NOT NULL,
    key       text   NOT NULL,
    about     text,
    version   bigint NOT NULL CHECK (version > 0),
    frontier  bytea  NOT NULL,
    PRIMARY KEY (stream_id),
    UNIQUE (kind, key)
) WITH (fillfactor = 70);

CREATE INDEX IF NOT EXISTS streams_by_about ON streams (kind, about) WHERE about IS NOT NULL;
