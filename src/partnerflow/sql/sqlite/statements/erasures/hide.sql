-- They stand there now.
DELETE FROM disclosures
WHERE stream_id = :stream_id
    AND commitment IN (SELECT value FROM json_each(:commitments))
