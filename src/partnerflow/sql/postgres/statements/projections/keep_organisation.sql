-- The row of an organisation, unless a newer one stands there.
INSERT INTO organisation_summaries (generation, key, name, sector, version)
VALUES (%(generation)s, %(key)s, %(name)s, %(sector)s, %(version)s)
ON CONFLICT (generation, key) DO UPDATE
SET
    name = excluded.name,
    sector = excluded.sector,
    version = excluded.version
WHERE organisation_summaries.version <= excluded.version
