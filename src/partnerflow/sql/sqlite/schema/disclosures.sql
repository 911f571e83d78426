-- Texts kept outside the events, which hold their commitments; the one place where content can be deleted.
CREATE TABLE IF NOT EXISTS disclosures (
    stream_id  BLOB    NOT NULL REFERENCES streams (stream_id),
    commitment TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    pointer    TEXT    NOT NULL,
    subject    TEXT,
    salt       BLOB    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (stream_id, commitment)
) STRICT, WITHOUT ROWID;
