-- What a stream discloses about subjects, and at commitments (JSON arrays), gone.
DELETE FROM disclosures
WHERE stream_id = :stream_id
    AND (
        subject IN (SELECT value FROM json_each(:subjects))
        OR commitment IN (SELECT value FROM json_each(:commitments))
    )
