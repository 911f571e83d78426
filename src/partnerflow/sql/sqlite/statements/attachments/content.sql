-- What one document holds, encrypted.
SELECT content
FROM attachments
WHERE stream_id = :stream_id
    AND sha256 = :sha256
    AND erased_at IS NULL
