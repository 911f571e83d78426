-- They stand there again.
DELETE FROM restricted_disclosures
WHERE stream_id = :stream_id
    AND commitment IN (SELECT value FROM json_each(:commitments))
