-- Texts that are asked to go, to where no reader looks.
INSERT INTO restricted_disclosures (stream_id, commitment, version, pointer, subject, salt, value)
SELECT stream_id, commitment, version, pointer, subject, salt, value
FROM disclosures
WHERE stream_id = :stream_id
    AND commitment IN (SELECT value FROM json_each(:commitments))
