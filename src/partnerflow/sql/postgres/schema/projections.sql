-- Read models: made from the log, and made again from it at any time.
-- Each row belongs to a generation; readers see the one that is live, a rebuild fills the next.
CREATE TABLE IF NOT EXISTS projections (
    name       text NOT NULL,
    generation bigint NOT NULL,
    shape      bigint NOT NULL,
    position   bigint NOT NULL,
    live       bigint NOT NULL,
    PRIMARY KEY (name, generation)
);
-- Streams that a projection read past, because a process definition that they keep to was not there.
CREATE TABLE IF NOT EXISTS projection_passed_over (
    name       text NOT NULL,
    generation bigint NOT NULL,
    kind       text COLLATE "C" NOT NULL,
    key        text COLLATE "C" NOT NULL,
    process    text COLLATE "C" NOT NULL,
    PRIMARY KEY (name, generation, kind, key)
);
-- A summary as lists tell it, and beside it what they are asked by.
CREATE TABLE IF NOT EXISTS partnership_summaries (
    generation bigint NOT NULL,
    key        text COLLATE "C" NOT NULL,
    process    text NOT NULL,
    phase      text NOT NULL,
    status     text NOT NULL,
    version    bigint NOT NULL,
    words      text NOT NULL,
    summary    bytea NOT NULL,
    PRIMARY KEY (generation, key)
);
CREATE INDEX IF NOT EXISTS partnership_summaries_by_phase ON partnership_summaries (generation, phase, key);
CREATE INDEX IF NOT EXISTS partnership_summaries_by_status ON partnership_summaries (generation, status, key);
-- Words are found anywhere in a text. Where this server has no trigrams, or its owner may not have them, all texts are read.
DO $$
DECLARE
    place text;
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
    SELECT pg_namespace.nspname INTO STRICT place
    FROM pg_extension
    JOIN pg_namespace ON pg_namespace.oid = pg_extension.extnamespace
    WHERE pg_extension.extname = 'pg_trgm';
    EXECUTE format(
        'CREATE INDEX IF NOT EXISTS partnership_summaries_by_words ON partnership_summaries'
        ' USING gin (words %I.gin_trgm_ops)',
        place
    );
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR invalid_schema_name THEN
        RAISE NOTICE 'searches by words read all texts: %', SQLERRM;
END
$$;
CREATE TABLE IF NOT EXISTS summary_partners (
    generation   bigint NOT NULL,
    organisation text NOT NULL,
    key          text COLLATE "C" NOT NULL,
    PRIMARY KEY (generation, organisation, key)
);
CREATE INDEX IF NOT EXISTS summary_partners_by_key ON summary_partners (generation, key);
-- Whom the facts of a partnership gave access, as far as it was not revoked.
CREATE TABLE IF NOT EXISTS summary_readers (
    generation bigint NOT NULL,
    principal  text NOT NULL,
    key        text COLLATE "C" NOT NULL,
    PRIMARY KEY (generation, principal, key)
);
CREATE INDEX IF NOT EXISTS summary_readers_by_key ON summary_readers (generation, key);
CREATE TABLE IF NOT EXISTS organisation_summaries (
    generation bigint NOT NULL,
    key        text COLLATE "C" NOT NULL,
    name       text NOT NULL,
    sector     text NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (generation, key)
);
