-- The row of an organisation, unless a newer one stands there.
INSERT INTO organisation_summaries (key, name, sector, version)
VALUES (%(key)s, %(name)s, %(sector)s, %(version)s)
ON CONFLICT (key) DO UPDATE
SET
    name = excluded.name,
    sector = excluded.sector,
    version = excluded.version
WHERE organisation_summaries.version <= excluded.version
