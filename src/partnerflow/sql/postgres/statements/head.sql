-- The head at an address.
SELECT stream_id, about, version, frontier
FROM streams
WHERE kind = %(kind)s
    AND key = %(key)s
