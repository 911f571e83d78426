-- Heads: one row per stream, its address and how far it is.
CREATE TABLE IF NOT EXISTS streams (
    stream_id BLOB    NOT NULL CHECK (length(stream_id) = 16),
    kind      TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    version   INTEGER NOT NULL CHECK (version > 0),
    frontier  BLOB    NOT NULL,
    PRIMARY KEY (stream_id),
    UNIQUE (kind, key)
) STRICT, WITHOUT ROWID;
