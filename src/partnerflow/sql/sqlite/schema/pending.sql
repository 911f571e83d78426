-- Events that wait for their place in the log. A new id is above all that still wait: their order is that of commit.
CREATE TABLE IF NOT EXISTS pending (
    id        INTEGER NOT NULL,
    stream_id BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (stream_id, version) REFERENCES events (stream_id, version)
) STRICT;
