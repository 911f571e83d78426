-- The head at an address.
SELECT stream_id, version, frontier
FROM streams
WHERE kind = ?
    AND key = ?
