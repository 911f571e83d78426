-- The facts as they were written; (stream_id, version) is their identity.
CREATE TABLE IF NOT EXISTS events (
    stream_id uuid   NOT NULL,
    version   bigint NOT NULL CHECK (version > 0),
    topic     text   NOT NULL,
    state     bytea  NOT NULL,
    PRIMARY KEY (stream_id, version)
);
