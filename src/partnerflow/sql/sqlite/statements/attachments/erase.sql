-- What it holds, gone; that it was there stays.
UPDATE attachments
SET content = NULL, erased_at = :at, erased_by = :principal, ground = :ground
WHERE stream_id = :stream_id
    AND sha256 = :sha256
    AND erased_at IS NULL
RETURNING sha256
