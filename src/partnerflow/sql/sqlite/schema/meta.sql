-- What this file is, so that a program of another version can say so.
CREATE TABLE IF NOT EXISTS meta (
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;
