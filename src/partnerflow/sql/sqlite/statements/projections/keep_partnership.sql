-- The row of a partnership, unless a newer one stands there.
INSERT INTO partnership_summaries (
    generation,
    key,
    name,
    region,
    process,
    phase,
    entered,
    round,
    status,
    profile,
    partners,
    version,
    words
)
VALUES (
    :generation,
    :key,
    :name,
    :region,
    :process,
    :phase,
    :entered,
    :round,
    :status,
    :profile,
    :partners,
    :version,
    :words
)
ON CONFLICT (generation, key) DO UPDATE
SET
    name = excluded.name,
    region = excluded.region,
    process = excluded.process,
    phase = excluded.phase,
    entered = excluded.entered,
    round = excluded.round,
    status = excluded.status,
    profile = excluded.profile,
    partners = excluded.partners,
    version = excluded.version,
    words = excluded.words
WHERE partnership_summaries.version <= excluded.version
RETURNING key
