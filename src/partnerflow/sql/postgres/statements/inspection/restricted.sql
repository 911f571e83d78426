-- Restricted disclosures in order of stream and commitment, behind one.
SELECT stream_id, version, commitment, pointer, subject, salt, value
FROM restricted_disclosures
WHERE %(stream_id)s::uuid IS NULL
    OR (stream_id, commitment) > (%(stream_id)s::uuid, %(commitment)s)
ORDER BY stream_id, commitment
LIMIT %(limit)s
