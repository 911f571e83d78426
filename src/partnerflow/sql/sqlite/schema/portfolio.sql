-- The read model of figures and lists over many partnerships.
CREATE TABLE IF NOT EXISTS portfolio_partnerships (
    generation     INTEGER NOT NULL,
    key            TEXT NOT NULL,
    name           TEXT NOT NULL,
    region         TEXT NOT NULL,
    profile        TEXT NOT NULL,
    process        TEXT NOT NULL,
    phase          TEXT NOT NULL,
    entered        TEXT NOT NULL,
    entered_fact   TEXT NOT NULL,
    paused_days    INTEGER NOT NULL,
    paused_since   TEXT,
    status         TEXT NOT NULL,
    last_on        TEXT NOT NULL,
    last_fact      TEXT NOT NULL,
    returns        INTEGER NOT NULL,
    ending_kind    TEXT,
    ending_reasons TEXT,
    version        INTEGER NOT NULL,
    grants_version INTEGER NOT NULL,
    PRIMARY KEY (generation, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS portfolio_partnerships_by_entry ON portfolio_partnerships (generation, entered, key);
CREATE INDEX IF NOT EXISTS portfolio_partnerships_by_last ON portfolio_partnerships (generation, last_on, key);
-- Who awards a grant to which partnership, or was asked for one.
CREATE TABLE IF NOT EXISTS portfolio_funders (
    generation INTEGER NOT NULL,
    funder     TEXT NOT NULL,
    key        TEXT NOT NULL,
    PRIMARY KEY (generation, funder, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS portfolio_funders_by_key ON portfolio_funders (generation, key);
-- The days spent in a phase: in one stay, or (number 0) in all stays of a partnership together.
CREATE TABLE IF NOT EXISTS portfolio_stays (
    generation INTEGER NOT NULL,
    key        TEXT NOT NULL,
    phase      TEXT NOT NULL,
    number     INTEGER NOT NULL,
    process    TEXT NOT NULL,
    running    INTEGER NOT NULL,
    gross      INTEGER NOT NULL,
    net        INTEGER NOT NULL,
    entered    TEXT NOT NULL,
    fact       TEXT NOT NULL,
    PRIMARY KEY (generation, key, phase, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS portfolio_stays_by_days
ON portfolio_stays (generation, process, phase, (number > 0), running, gross, net);
CREATE INDEX IF NOT EXISTS portfolio_stays_over
ON portfolio_stays (generation, phase, (-gross), key, number) WHERE number > 0 AND running = 0;
CREATE TABLE IF NOT EXISTS portfolio_returns (
    generation INTEGER NOT NULL,
    key        TEXT NOT NULL,
    number     INTEGER NOT NULL,
    process    TEXT NOT NULL,
    source     TEXT NOT NULL,
    target     TEXT NOT NULL,
    reasons    TEXT NOT NULL,
    day        TEXT NOT NULL,
    fact       TEXT NOT NULL,
    PRIMARY KEY (generation, key, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS portfolio_returns_by_reasons
ON portfolio_returns (generation, process, source, target, reasons);
-- What is listed by day: deadlines, signatures, tranches and more; `through` is the last day on which it is of interest.
CREATE TABLE IF NOT EXISTS portfolio_items (
    generation INTEGER NOT NULL,
    list       TEXT NOT NULL,
    day        TEXT NOT NULL,
    key        TEXT NOT NULL,
    number     INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    through    TEXT NOT NULL,
    item       TEXT NOT NULL,
    PRIMARY KEY (generation, list, day, key, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS portfolio_items_by_kind ON portfolio_items (generation, list, kind, day, key, number);
CREATE INDEX IF NOT EXISTS portfolio_items_by_key ON portfolio_items (generation, key);
-- What figures read: partnerships counted by all that tells them apart, and stays, items and last facts counted by day. A
-- partnership is counted out before its rows change and in again after, in the transaction of its rows.
CREATE TABLE IF NOT EXISTS portfolio_census (
    generation     INTEGER NOT NULL,
    process        TEXT NOT NULL,
    phase          TEXT NOT NULL,
    status         TEXT NOT NULL,
    region         TEXT NOT NULL,
    profile        TEXT NOT NULL,
    ending_kind    TEXT NOT NULL,
    ending_reasons TEXT NOT NULL,
    partnerships   INTEGER NOT NULL,
    returned       INTEGER NOT NULL,
    returns        INTEGER NOT NULL,
    PRIMARY KEY (generation, process, phase, status, region, profile, ending_kind, ending_reasons)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS portfolio_lengths (
    generation INTEGER NOT NULL,
    process    TEXT NOT NULL,
    phase      TEXT NOT NULL,
    stay       INTEGER NOT NULL,
    running    INTEGER NOT NULL,
    measure    TEXT NOT NULL,
    days       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    PRIMARY KEY (generation, process, phase, stay, running, measure, days)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS portfolio_listed (
    generation INTEGER NOT NULL,
    list       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    day        TEXT NOT NULL,
    through    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    PRIMARY KEY (generation, list, kind, day, through)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS portfolio_heard (
    generation INTEGER NOT NULL,
    process    TEXT NOT NULL,
    phase      TEXT NOT NULL,
    last_on    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    PRIMARY KEY (generation, process, phase, last_on)
) STRICT, WITHOUT ROWID;
