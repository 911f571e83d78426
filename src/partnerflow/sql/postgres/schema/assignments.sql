-- The roles that the workspace gave: rows come and are ended, none goes, so who could see what when can be answered.
CREATE TABLE IF NOT EXISTS assignments (
    number       bigint GENERATED ALWAYS AS IDENTITY,
    id           text   NOT NULL,
    principal    text   NOT NULL,
    role         text   NOT NULL,
    actor        text,
    project      text,
    partnerships text,
    through      text,
    withholds    text   NOT NULL,
    given_at     text   NOT NULL,
    given_by     text   NOT NULL,
    withdrawn_at text,
    withdrawn_by text,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE INDEX IF NOT EXISTS assignments_of_principal ON assignments (principal, number);
