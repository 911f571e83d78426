-- What is known of one document; not what it holds.
SELECT sha256, media_type, bytes, added_at, erased_at, erased_by, ground
FROM attachments
WHERE stream_id = %(stream_id)s
    AND sha256 = %(sha256)s
