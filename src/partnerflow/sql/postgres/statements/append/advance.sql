-- The head of a stream, only from the version and frontier its writer saw.
UPDATE streams
SET version = %(version)s, frontier = %(frontier)s
WHERE stream_id = %(stream_id)s
    AND version = %(expected)s
    AND frontier = %(grown_from)s
RETURNING stream_id, version
