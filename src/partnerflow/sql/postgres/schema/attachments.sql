-- Documents that facts name by their SHA-256, encrypted under a key of their own; one that was erased leaves its row.
CREATE TABLE IF NOT EXISTS attachments (
    stream_id  uuid   NOT NULL,
    sha256     text   NOT NULL CHECK (length(sha256) = 64),
    media_type text   NOT NULL,
    bytes      bigint NOT NULL CHECK (bytes > 0),
    added_at   text   NOT NULL,
    erased_at  text,
    erased_by  text,
    ground     text,
    content    bytea,
    PRIMARY KEY (stream_id, sha256),
    CHECK ((content IS NULL) = (erased_at IS NOT NULL))
);
-- What is encrypted does not become smaller.
ALTER TABLE attachments ALTER COLUMN content SET STORAGE EXTERNAL, ALTER COLUMN content SET STATISTICS 0;

-- Who added one: they had it, so they see it.
CREATE TABLE IF NOT EXISTS attachment_additions (
    stream_id uuid NOT NULL,
    sha256    text NOT NULL,
    principal text NOT NULL,
    at        text NOT NULL,
    PRIMARY KEY (stream_id, sha256, principal)
);
