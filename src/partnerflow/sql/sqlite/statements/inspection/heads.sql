-- Heads in order of their identities, behind one.
SELECT stream_id, kind, key, about, version, frontier
FROM streams
WHERE stream_id > ?
ORDER BY stream_id
LIMIT ?
