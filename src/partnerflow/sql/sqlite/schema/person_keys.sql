-- One key for each person of a stream, in a file of its own: with it go the texts that it opens, wherever copies lie.
CREATE TABLE IF NOT EXISTS person_keys (
    stream_id BLOB NOT NULL,
    person    TEXT NOT NULL,
    key       BLOB NOT NULL CHECK (length(key) = 32),
    PRIMARY KEY (stream_id, person)
) STRICT, WITHOUT ROWID;
