-- What is known of the documents of a stream, in the order in which they came.
SELECT sha256, media_type, bytes, added_at, erased_at, erased_by, ground
FROM attachments
WHERE stream_id = :stream_id
ORDER BY added_at, sha256
