-- When one principal read a stream for one purpose, the last time first.
SELECT id, persons, principal, purpose, at, position
FROM accesses
WHERE stream_id = :stream_id
    AND principal = :principal
    AND purpose = :purpose
ORDER BY id DESC
LIMIT :limit
