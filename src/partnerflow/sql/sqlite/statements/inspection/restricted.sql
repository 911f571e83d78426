-- Restricted disclosures in order of stream and commitment, behind one.
SELECT stream_id, version, commitment, pointer, subject, salt, value
FROM restricted_disclosures
WHERE (stream_id, commitment) > (:stream_id, :commitment)
ORDER BY stream_id, commitment
LIMIT :limit
