-- What this schema is, so that a program of another version can say so.
CREATE TABLE IF NOT EXISTS meta (
    name  text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (name)
);
