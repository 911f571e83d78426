-- First answers by key: what was written, never what was asked.
CREATE TABLE IF NOT EXISTS idempotency (
    scope       text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    heads       json        NOT NULL,
    written_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, key)
);
