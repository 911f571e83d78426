-- The events of one stream behind a version.
SELECT version, topic, state
FROM events
WHERE stream_id = %(stream_id)s
    AND version > %(after)s
ORDER BY version
