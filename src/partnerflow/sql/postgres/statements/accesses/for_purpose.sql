-- When one principal read a stream for one purpose, the last time first.
SELECT id, persons, principal, purpose, at, position
FROM accesses
WHERE stream_id = %(stream_id)s
    AND principal = %(principal)s
    AND purpose = %(purpose)s
ORDER BY id DESC
LIMIT %(limit)s
