-- How far a stream is, or whoever holds its address.
SELECT version
FROM streams
WHERE stream_id = :stream_id
    OR (kind = :kind AND key = :key)
ORDER BY stream_id = :stream_id DESC
LIMIT 1
