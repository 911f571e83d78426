-- The row of a partnership, unless a newer one stands there.
INSERT INTO partnership_summaries (
    generation,
    key,
    process,
    phase,
    status,
    version,
    words,
    summary
)
VALUES (
    :generation,
    :key,
    :process,
    :phase,
    :status,
    :version,
    :words,
    :summary
)
ON CONFLICT (generation, key) DO UPDATE
SET
    process = excluded.process,
    phase = excluded.phase,
    status = excluded.status,
    version = excluded.version,
    words = excluded.words,
    summary = excluded.summary
WHERE partnership_summaries.version <= excluded.version
RETURNING key
