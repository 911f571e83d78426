-- A head advances only from the version and frontier its writer saw.
UPDATE streams
SET version = ?, frontier = ?
WHERE stream_id = ?
    AND version = ?
    AND frontier = ?
