-- The facts as they were written; (stream_id, version) is their identity.
CREATE TABLE IF NOT EXISTS events (
    stream_id BLOB    NOT NULL REFERENCES streams (stream_id),
    version   INTEGER NOT NULL CHECK (version > 0),
    topic     TEXT    NOT NULL,
    state     BLOB    NOT NULL,
    PRIMARY KEY (stream_id, version)
) STRICT, WITHOUT ROWID;
