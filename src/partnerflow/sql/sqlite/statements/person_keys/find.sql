-- The keys of persons of a stream.
SELECT person, key
FROM person_keys
WHERE stream_id = :stream_id
    AND person IN (SELECT value FROM json_each(:persons))
