-- What waited to be erased goes as well.
DELETE FROM restricted_disclosures
WHERE stream_id = %(stream_id)s
    AND (subject = ANY (%(subjects)s::text[]) OR commitment = ANY (%(commitments)s::text[]))
RETURNING commitment
