-- What a stream discloses about a subject, gone.
DELETE FROM disclosures
WHERE stream_id = ?
    AND subject = ?
