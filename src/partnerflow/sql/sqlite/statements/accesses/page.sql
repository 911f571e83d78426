-- Who read a stream before a place in the record, the last one first.
SELECT id, persons, principal, purpose, at, position
FROM accesses
WHERE stream_id = :stream_id
    AND id < :before
ORDER BY id DESC
LIMIT :limit
