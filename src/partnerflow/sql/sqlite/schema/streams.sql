-- Heads: one row per stream, its address, the key of the stream it is about, and how far it is.
CREATE TABLE IF NOT EXISTS streams (
    stream_id BLOB    NOT NULL CHECK (length(stream_id) = 16),
    kind      TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    about     TEXT,
    version   INTEGER NOT NULL CHECK (version > 0),
    frontier  BLOB    NOT NULL,
    PRIMARY KEY (stream_id),
    UNIQUE (kind, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS streams_by_about ON streams (kind, about) WHERE about IS NOT NULL;
