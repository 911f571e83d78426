-- What a stream discloses: all of it, or the commitments asked for.
SELECT commitment, pointer, subject, salt, value
FROM disclosures
WHERE stream_id = %(stream_id)s
    AND (%(commitments)s::text[] IS NULL OR commitment = ANY (%(commitments)s::text[]))
