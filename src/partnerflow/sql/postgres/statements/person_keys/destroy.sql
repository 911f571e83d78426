-- The key of a person, gone.
DELETE FROM person_keys
WHERE stream_id = %(stream_id)s
    AND person = %(person)s
