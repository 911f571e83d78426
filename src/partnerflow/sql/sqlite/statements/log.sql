-- The log behind a position.
SELECT log.position, log.stream_id, log.version, events.topic, events.state
FROM log
JOIN events USING (stream_id, version)
WHERE log.position > ?
ORDER BY log.position
LIMIT ?
