-- The one order of all events of the workspace: positions 1, 2, 3 … without gaps.
CREATE TABLE IF NOT EXISTS log (
    position  bigint NOT NULL CHECK (position > 0),
    stream_id uuid   NOT NULL,
    version   bigint NOT NULL,
    PRIMARY KEY (position),
    UNIQUE (stream_id, version)
);
