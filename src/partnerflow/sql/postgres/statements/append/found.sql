-- The head of a new stream, unless its identity or its address is taken.
INSERT INTO streams (stream_id, kind, key, about, version, frontier)
VALUES (%(stream_id)s, %(kind)s, %(key)s, %(about)s, %(version)s, %(frontier)s)
ON CONFLICT DO NOTHING
RETURNING stream_id, version
