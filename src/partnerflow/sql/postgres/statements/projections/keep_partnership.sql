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
    %(generation)s,
    %(key)s,
    %(process)s,
    %(phase)s,
    %(status)s,
    %(version)s,
    %(words)s,
    %(summary)s
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
