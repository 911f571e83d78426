-- The events of one stream behind a version. A limit that the planner cannot foresee has it follow the key, in which they stand
-- in order; to read them all it would gather and sort them.
SELECT version, topic, state
FROM events
WHERE stream_id = %(stream_id)s
    AND version > %(after)s
ORDER BY version
LIMIT (SELECT 9223372036854775807)
