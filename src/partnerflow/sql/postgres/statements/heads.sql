-- The heads at these addresses.
SELECT stream_id, kind, key, about, version, frontier
FROM streams
JOIN unnest(%(kinds)s::text[], %(keys)s::text[]) AS address (kind, key) USING (kind, key)
