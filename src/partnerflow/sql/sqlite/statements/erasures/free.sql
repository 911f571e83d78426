-- Texts that need not go after all, back to where they were.
INSERT INTO disclosures (stream_id, commitment, version, pointer, subject, salt, value)
SELECT stream_id, commitment, version, pointer, subject, salt, value
FROM restricted_disclosures
WHERE stream_id = :stream_id
    AND commitment IN (SELECT value FROM json_each(:commitments))
