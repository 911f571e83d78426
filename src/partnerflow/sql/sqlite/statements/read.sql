-- The events of one stream behind a version.
SELECT version, topic, state
FROM events
WHERE stream_id = ?
    AND version > ?
ORDER BY version
