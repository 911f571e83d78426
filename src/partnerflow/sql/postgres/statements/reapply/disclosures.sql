-- What a stream discloses about subjects, and at commitments, gone; and which those were.
DELETE FROM disclosures
WHERE stream_id = %(stream_id)s
    AND (subject = ANY (%(subjects)s::text[]) OR commitment = ANY (%(commitments)s::text[]))
RETURNING commitment
