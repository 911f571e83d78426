-- The row of an organisation, unless a newer one stands there.
INSERT INTO organisation_summaries (generation, key, name, sector, version)
VALUES (:generation, :key, :name, :sector, :version)
ON CONFLICT (generation, key) DO UPDATE
SET
    name = excluded.name,
    sector = excluded.sector,
    version = excluded.version
WHERE organisation_summaries.version <= excluded.version
