-- The ledger (docs/spec/ledger.md §5). Entries, epochs and checkpoints are only added to; nodes and streams follow from
-- the entries.
CREATE TABLE IF NOT EXISTS ledger_entries (
    number INTEGER NOT NULL CHECK (number >= 0),
    data   BLOB    NOT NULL,
    PRIMARY KEY (number)
) STRICT;

-- Key and recovery entries: few among many.
CREATE INDEX IF NOT EXISTS ledger_statements ON ledger_entries (number) WHERE substr(data, 12, 1) IN (x'04', x'05');

CREATE TABLE IF NOT EXISTS ledger_nodes (
    height INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash   BLOB    NOT NULL,
    PRIMARY KEY (height, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS ledger_streams (
    key       BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    frontier  BLOB    NOT NULL,
    epoch     INTEGER NOT NULL,
    PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS ledger_streams_by_epoch ON ledger_streams (epoch);

CREATE TABLE IF NOT EXISTS ledger_epochs (
    number   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    accesses BLOB    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (number)
) STRICT;

CREATE INDEX IF NOT EXISTS ledger_epochs_by_position ON ledger_epochs (position);

CREATE TABLE IF NOT EXISTS ledger_checkpoints (
    size  INTEGER NOT NULL,
    note  TEXT    NOT NULL,
    vkeys TEXT    NOT NULL,
    PRIMARY KEY (size)
) STRICT;

CREATE TABLE IF NOT EXISTS ledger_cosignatures (
    size INTEGER NOT NULL,
    name TEXT    NOT NULL,
    line TEXT    NOT NULL,
    PRIMARY KEY (size, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS ledger_timestamps (
    size  INTEGER NOT NULL,
    token BLOB    NOT NULL,
    PRIMARY KEY (size)
) STRICT;

CREATE TABLE IF NOT EXISTS ledger_holds (
    number   INTEGER NOT NULL,
    reason   TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    found    TEXT    NOT NULL CHECK (json_valid(found)),
    released TEXT,
    PRIMARY KEY (number)
) STRICT;
