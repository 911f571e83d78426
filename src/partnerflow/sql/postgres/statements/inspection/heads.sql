-- Heads in order of their identities, behind one.
SELECT stream_id, kind, key, about, version, frontier
FROM streams
WHERE %(after)s::uuid IS NULL
    OR stream_id > %(after)s::uuid
ORDER BY stream_id
LIMIT %(limit)s
