-- One document, if this workspace takes it: within its quota, and not there yet.
INSERT INTO attachments (stream_id, sha256, media_type, bytes, added_at, content)
SELECT %(stream_id)s::uuid, %(sha256)s::text, %(media_type)s::text, %(bytes)s::bigint, %(at)s::text, %(content)s::bytea
WHERE (
    SELECT coalesce(sum(bytes), 0) + %(bytes)s::bigint
    FROM attachments
    WHERE stream_id = %(stream_id)s::uuid
        AND erased_at IS NULL
) <= %(quota)s::bigint
ON CONFLICT DO NOTHING
RETURNING sha256
