-- What a stream discloses about subjects, and at commitments, gone; and which those were.
DELETE FROM disclosures
WHERE stream_id = :stream_id
    AND (subject IN (SELECT value FROM json_each(:subjects)) OR commitment IN (SELECT value FROM json_each(:commitments)))
RETURNING commitment
