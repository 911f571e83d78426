-- The place of one event.
SELECT position
FROM log
WHERE stream_id = ?
    AND version = ?
