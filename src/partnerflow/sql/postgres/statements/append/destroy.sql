-- The keys of these subjects, gone.
DELETE FROM person_keys
USING head
WHERE person_keys.stream_id = head.stream_id
    AND person_keys.person = ANY (%(erases)s::text[])
