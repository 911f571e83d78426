-- The log behind a position. A range instead of a LIMIT: positions are dense, and the planner sees how few rows come.
SELECT log.position, log.stream_id, log.version, events.topic, events.state
FROM log
JOIN events USING (stream_id, version)
WHERE log.position > %(after)s
    AND log.position <= %(upto)s
ORDER BY log.position
