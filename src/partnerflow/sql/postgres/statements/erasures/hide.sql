-- They stand there now.
DELETE FROM disclosures
WHERE stream_id = %(stream_id)s
    AND commitment = ANY (%(commitments)s::text[])
