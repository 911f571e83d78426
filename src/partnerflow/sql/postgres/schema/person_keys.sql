-- One key for each person of a stream, in a schema of its own: with it go the texts that it opens, wherever copies lie.
CREATE SCHEMA IF NOT EXISTS {persons};
REVOKE ALL ON SCHEMA {persons} FROM PUBLIC, {role};
GRANT USAGE ON SCHEMA {persons} TO {role};
CREATE TABLE IF NOT EXISTS {persons}.person_keys (
    stream_id uuid  NOT NULL,
    person    text  NOT NULL,
    key       bytea NOT NULL CHECK (length(key) = 32),
    PRIMARY KEY (stream_id, person)
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 0
);
ALTER TABLE {persons}.person_keys ALTER COLUMN key SET STATISTICS 0;
REVOKE ALL ON {persons}.person_keys FROM PUBLIC, {role};
GRANT SELECT, INSERT, DELETE ON {persons}.person_keys TO {role};

-- Vacuum leaves the bytes of what was deleted in its pages. Writing the tables anew does not, and only their owner may.
-- It takes along what a transaction that still runs could see: VERBOSE tells how many rows those are.
CREATE OR REPLACE FUNCTION write_disclosures_anew() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, {persons}, pg_temp AS $$
BEGIN
    CLUSTER VERBOSE disclosures USING disclosures_pkey;
    CLUSTER VERBOSE restricted_disclosures USING restricted_disclosures_pkey;
    CLUSTER VERBOSE person_keys USING person_keys_pkey;
    CLUSTER VERBOSE principals USING principals_pkey;
END
$$;
REVOKE ALL ON FUNCTION write_disclosures_anew() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_disclosures_anew() TO {role};
