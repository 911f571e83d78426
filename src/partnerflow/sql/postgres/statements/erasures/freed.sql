-- They stand there again.
DELETE FROM restricted_disclosures
WHERE stream_id = %(stream_id)s
    AND commitment = ANY (%(commitments)s::text[])
