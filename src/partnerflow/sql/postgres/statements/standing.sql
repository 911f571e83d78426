-- How far a stream is, or whoever holds its address.
SELECT version
FROM streams
WHERE stream_id = %(stream_id)s
    OR (kind = %(kind)s AND key = %(key)s)
ORDER BY stream_id = %(stream_id)s DESC
LIMIT 1
