-- Texts kept outside the events, which hold their commitments; the one place where content can be deleted.
-- Autovacuum comes at the first dead row, so that what was erased does not linger in the pages.
CREATE TABLE IF NOT EXISTS disclosures (
    stream_id  uuid   NOT NULL,
    commitment text   NOT NULL,
    version    bigint NOT NULL,
    pointer    text   NOT NULL,
    subject    text,
    salt       bytea  NOT NULL,
    value      text   NOT NULL,
    PRIMARY KEY (stream_id, commitment)
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 0
);
