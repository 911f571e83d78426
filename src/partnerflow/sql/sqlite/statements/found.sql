-- A new stream, unless its identity or its address is taken.
INSERT INTO streams (stream_id, kind, key, about, version, frontier)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
