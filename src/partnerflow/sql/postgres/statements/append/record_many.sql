-- The events of this append, in their order.
INSERT INTO events (stream_id, version, topic, state)
SELECT head.stream_id, %(expected)s + event.ordinal, event.topic, event.state
FROM head,
    unnest(%(topics)s::text[], %(states)s::bytea[]) WITH ORDINALITY AS event (topic, state, ordinal)
