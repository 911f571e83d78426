-- The keys of persons of a stream.
SELECT person, key
FROM person_keys
WHERE stream_id = %(stream_id)s
    AND person = ANY (%(persons)s::text[])
