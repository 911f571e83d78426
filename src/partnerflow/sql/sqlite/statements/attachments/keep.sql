-- One document, if this workspace takes it: within its quota, and not there yet.
INSERT INTO attachments (stream_id, sha256, media_type, bytes, added_at, content)
SELECT :stream_id, :sha256, :media_type, :bytes, :at, :content
WHERE (
    SELECT coalesce(sum(bytes), 0) + :bytes
    FROM attachments
    WHERE stream_id = :stream_id
        AND erased_at IS NULL
) <= :quota
ON CONFLICT DO NOTHING
RETURNING sha256
