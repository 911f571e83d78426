-- A few events that have no place in the log and do not wait for one, that have a place and wait all the same, or that
-- wait and are not there.
SELECT events.stream_id, events.version
FROM events
WHERE NOT EXISTS (
    SELECT 1
    FROM log
    WHERE log.stream_id = events.stream_id
        AND log.version = events.version
)
    AND (events.stream_id, events.version) NOT IN (SELECT stream_id, version FROM pending)
UNION ALL
SELECT pending.stream_id, pending.version
FROM pending
JOIN log USING (stream_id, version)
UNION ALL
SELECT pending.stream_id, pending.version
FROM pending
WHERE NOT EXISTS (
    SELECT 1
    FROM events
    WHERE events.stream_id = pending.stream_id
        AND events.version = pending.version
)
LIMIT 10
