-- Documents that facts name by their SHA-256, encrypted under a key of their own; one that was erased leaves its row.
CREATE TABLE IF NOT EXISTS attachments (
    stream_id  BLOB    NOT NULL REFERENCES streams (stream_id),
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    media_type TEXT    NOT NULL,
    bytes      INTEGER NOT NULL CHECK (bytes > 0),
    added_at   TEXT    NOT NULL,
    erased_at  TEXT,
    erased_by  TEXT,
    ground     TEXT,
    content    BLOB,
    PRIMARY KEY (stream_id, sha256),
    CHECK ((content IS NULL) = (erased_at IS NOT NULL))
) STRICT;

-- Who added one: they had it, so they see it.
CREATE TABLE IF NOT EXISTS attachment_additions (
    stream_id BLOB NOT NULL,
    sha256    TEXT NOT NULL,
    principal TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (stream_id, sha256, principal),
    FOREIGN KEY (stream_id, sha256) REFERENCES attachments (stream_id, sha256)
) STRICT, WITHOUT ROWID;
