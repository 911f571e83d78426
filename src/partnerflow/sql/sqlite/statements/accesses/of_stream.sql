-- Who was shown personal data of a stream, in order.
SELECT persons, principal, purpose, at, position
FROM accesses
WHERE stream_id = :stream_id
    AND persons <> '[]'
ORDER BY id
