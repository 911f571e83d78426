-- Accesses that have no place in the tree yet, in the order in which they get one.
SELECT id, stream_id, persons, principal, purpose, at
FROM accesses
WHERE position IS NULL
ORDER BY id
