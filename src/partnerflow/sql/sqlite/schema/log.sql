-- The one order of all events of the workspace: positions 1, 2, 3 … without gaps.
CREATE TABLE IF NOT EXISTS log (
    position  INTEGER NOT NULL CHECK (position > 0),
    stream_id BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    PRIMARY KEY (position),
    UNIQUE (stream_id, version),
    FOREIGN KEY (stream_id, version) REFERENCES events (stream_id, version)
) STRICT;
