-- What it holds, gone; that it was there stays.
UPDATE attachments
SET content = NULL, erased_at = %(at)s, erased_by = %(principal)s, ground = %(ground)s
WHERE stream_id = %(stream_id)s
    AND sha256 = %(sha256)s
    AND erased_at IS NULL
RETURNING sha256
