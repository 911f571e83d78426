-- Texts that are asked to go, to where no reader looks.
INSERT INTO restricted_disclosures (stream_id, commitment, version, pointer, subject, salt, value)
SELECT stream_id, commitment, version, pointer, subject, salt, value
FROM disclosures
WHERE stream_id = %(stream_id)s
    AND commitment = ANY (%(commitments)s::text[])
