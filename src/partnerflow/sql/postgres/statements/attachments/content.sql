-- What one document holds, encrypted.
SELECT content
FROM attachments
WHERE stream_id = %(stream_id)s
    AND sha256 = %(sha256)s
    AND erased_at IS NULL
