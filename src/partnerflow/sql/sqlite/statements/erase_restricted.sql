-- What waited to be erased goes as well.
DELETE FROM restricted_disclosures
WHERE stream_id = :stream_id
    AND (
        subject IN (SELECT value FROM json_each(:subjects))
        OR commitment IN (SELECT value FROM json_each(:commitments))
    )
