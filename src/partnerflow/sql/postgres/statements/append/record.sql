-- The one event of this append.
INSERT INTO events (stream_id, version, topic, state)
SELECT head.stream_id, head.version, %(topic)s, %(state)s
FROM head
