-- The ledger (docs/spec/ledger.md §5). Entries, epochs and checkpoints are only added to; nodes and streams follow from
-- the entries.
CREATE TABLE IF NOT EXISTS ledger_entries (
    number bigint NOT NULL CHECK (number >= 0),
    data   bytea  NOT NULL,
    PRIMARY KEY (number)
);

-- Key and recovery entries: few among many.
CREATE INDEX IF NOT EXISTS ledger_statements ON ledger_entries (number) WHERE get_byte(data, 11) IN (4, 5);

CREATE TABLE IF NOT EXISTS ledger_nodes (
    height bigint NOT NULL,
    number bigint NOT NULL,
    hash   bytea  NOT NULL,
    PRIMARY KEY (height, number)
);

CREATE TABLE IF NOT EXISTS ledger_streams (
    key       bytea  NOT NULL,
    version   bigint NOT NULL,
    frontier  bytea  NOT NULL,
    epoch     bigint NOT NULL,
    PRIMARY KEY (key)
);

CREATE INDEX IF NOT EXISTS ledger_streams_by_epoch ON ledger_streams (epoch);

CREATE TABLE IF NOT EXISTS ledger_epochs (
    number   bigint NOT NULL,
    position bigint NOT NULL,
    accesses bytea  NOT NULL,
    at       bigint NOT NULL,
    PRIMARY KEY (number)
);

CREATE INDEX IF NOT EXISTS ledger_epochs_by_position ON ledger_epochs (position);

CREATE TABLE IF NOT EXISTS ledger_checkpoints (
    size  bigint NOT NULL,
    note  text   NOT NULL,
    vkeys text   NOT NULL,
    PRIMARY KEY (size)
);

CREATE TABLE IF NOT EXISTS ledger_cosignatures (
    size bigint NOT NULL,
    name text   NOT NULL,
    line text   NOT NULL,
    PRIMARY KEY (size, name)
);

CREATE TABLE IF NOT EXISTS ledger_timestamps (
    size  bigint NOT NULL,
    token bytea  NOT NULL,
    PRIMARY KEY (size)
);

CREATE TABLE IF NOT EXISTS ledger_holds (
    number   bigint GENERATED ALWAYS AS IDENTITY,
    reason   text   NOT NULL,
    at       text   NOT NULL,
    found    text   NOT NULL,
    released text,
    PRIMARY KEY (number)
);
