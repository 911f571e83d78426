-- The read model of figures and lists over many partnerships.
CREATE TABLE IF NOT EXISTS portfolio_partnerships (
    generation     bigint NOT NULL,
    key            text COLLATE "C" NOT NULL,
    name           text NOT NULL,
    region         text NOT NULL,
    profile        text NOT NULL,
    process        text NOT NULL,
    phase          text NOT NULL,
    entered        text COLLATE "C" NOT NULL,
    entered_fact   text NOT NULL,
    paused_days    bigint NOT NULL,
    paused_since   text,
    status         text NOT NULL,
    last_on        text COLLATE "C" NOT NULL,
    last_fact      text NOT NULL,
    returns        bigint NOT NULL,
    ending_kind    text,
    ending_reasons text,
    version        bigint NOT NULL,
    grants_version bigint NOT NULL,
    PRIMARY KEY (generation, key)
);
CREATE INDEX IF NOT EXISTS portfolio_partnerships_by_entry ON portfolio_partnerships (generation, entered, key);
CREATE INDEX IF NOT EXISTS portfolio_partnerships_by_last ON portfolio_partnerships (generation, last_on, key);
-- Who awards a grant to which partnership, or was asked for one.
CREATE TABLE IF NOT EXISTS portfolio_funders (
    generation bigint NOT NULL,
    funder     text COLLATE "C" NOT NULL,
    key        text COLLATE "C" NOT NULL,
    PRIMARY KEY (generation, funder, key)
);
CREATE INDEX IF NOT EXISTS portfolio_funders_by_key ON portfolio_funders (generation, key);
-- The days spent in a phase: in one stay, or (number 0) in all stays of a partnership together.
CREATE TABLE IF NOT EXISTS portfolio_stays (
    generation bigint NOT NULL,
    key        text COLLATE "C" NOT NULL,
    phase      text NOT NULL,
    number     bigint NOT NULL,
    process    text NOT NULL,
    running    bigint NOT NULL,
    gross      bigint NOT NULL,
    net        bigint NOT NULL,
    entered    text NOT NULL,
    fact       text NOT NULL,
    PRIMARY KEY (generation, key, phase, number)
);
CREATE INDEX IF NOT EXISTS portfolio_stays_by_days
ON portfolio_stays (generation, process, phase, (number > 0), running, gross, net);
CREATE INDEX IF NOT EXISTS portfolio_stays_over
ON portfolio_stays (generation, phase, (-gross), key, number) WHERE number > 0 AND running = 0;
CREATE TABLE IF NOT EXISTS portfolio_returns (
    generation bigint NOT NULL,
    key        text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    process    text NOT NULL,
    source     text NOT NULL,
    target     text NOT NULL,
    reasons    text NOT NULL,
    day        text COLLATE "C" NOT NULL,
    fact       text NOT NULL,
    PRIMARY KEY (generation, key, number)
);
CREATE INDEX IF NOT EXISTS portfolio_returns_by_reasons
ON portfolio_returns (generation, process, source, target, reasons);
-- What is listed by day: deadlines, signatures, tranches and more; `through` is the last day on which it is of interest.
CREATE TABLE IF NOT EXISTS portfolio_items (
    generation bigint NOT NULL,
    list       text NOT NULL,
    day        text COLLATE "C" NOT NULL,
    key        text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    kind       text NOT NULL,
    through    text COLLATE "C" NOT NULL,
    item       text NOT NULL,
    PRIMARY KEY (generation, list, day, key, number)
);
CREATE INDEX IF NOT EXISTS portfolio_items_by_kind ON portfolio_items (generation, list, kind, day, key, number);
CREATE INDEX IF NOT EXISTS portfolio_items_by_key ON portfolio_items (generation, key);
-- What figures read: partnerships counted by all that tells them apart, and stays, items and last facts counted by day. A
-- partnership is counted out before its rows change and in again after, in the transaction of its rows.
CREATE TABLE IF NOT EXISTS portfolio_census (
    generation     bigint NOT NULL,
    process        text NOT NULL,
    phase          text NOT NULL,
    status         text NOT NULL,
    region         text NOT NULL,
    profile        text NOT NULL,
    ending_kind    text NOT NULL,
    ending_reasons text NOT NULL,
    partnerships   bigint NOT NULL,
    returned       bigint NOT NULL,
    returns        bigint NOT NULL,
    PRIMARY KEY (generation, process, phase, status, region, profile, ending_kind, ending_reasons)
);
CREATE TABLE IF NOT EXISTS portfolio_lengths (
    generation bigint NOT NULL,
    process    text NOT NULL,
    phase      text NOT NULL,
    stay       bigint NOT NULL,
    running    bigint NOT NULL,
    measure    text NOT NULL,
    days       bigint NOT NULL,
    number     bigint NOT NULL,
    PRIMARY KEY (generation, process, phase, stay, running, measure, days)
);
CREATE TABLE IF NOT EXISTS portfolio_listed (
    generation bigint NOT NULL,
    list       text NOT NULL,
    kind       text NOT NULL,
    day        text COLLATE "C" NOT NULL,
    through    text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    PRIMARY KEY (generation, list, kind, day, through)
);
CREATE TABLE IF NOT EXISTS portfolio_heard (
    generation bigint NOT NULL,
    process    text NOT NULL,
    phase      text NOT NULL,
    last_on    text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    PRIMARY KEY (generation, process, phase, last_on)
);
