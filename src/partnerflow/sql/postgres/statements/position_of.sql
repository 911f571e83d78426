-- The place of one event.
SELECT position
FROM log
WHERE stream_id = %(stream_id)s
    AND version = %(version)s
