-- What a stream discloses: all of it, or the commitments asked for (a JSON array).
SELECT commitment, pointer, subject, salt, value
FROM disclosures
WHERE stream_id = :stream_id
    AND (:commitments IS NULL OR commitment IN (SELECT value FROM json_each(:commitments)))
