-- The log behind a position: positions are dense, so a range is a limit. OFFSET 0 has each event looked up by its key;
-- left to itself and to old statistics, the planner may read all events for one page.
SELECT log.position, uuid_send(log.stream_id), log.version, event.topic, event.state
FROM log
CROSS JOIN LATERAL (
    SELECT events.topic, events.state
    FROM events
    WHERE events.stream_id = log.stream_id
        AND events.version = log.version
    OFFSET 0
) AS event
WHERE log.position > %(after)s
    AND log.position <= %(upto)s
ORDER BY log.position
