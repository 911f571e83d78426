-- Events that wait for their place in the log. CACHE 1: within one stream the ids must rise with the versions.
CREATE TABLE IF NOT EXISTS pending (
    id        bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
    stream_id uuid   NOT NULL,
    version   bigint NOT NULL,
    PRIMARY KEY (id)
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000
);
