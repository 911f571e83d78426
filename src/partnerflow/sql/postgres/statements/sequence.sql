-- One batch from pending to the log: dense positions behind the last one, in the order of the ids.
WITH batch AS (
    SELECT id
    FROM pending
    ORDER BY id
    LIMIT %(limit)s
),
taken AS (
    DELETE FROM pending
    WHERE id <= (SELECT max(id) FROM batch)
    RETURNING id, stream_id, version
),
placed AS (
    INSERT INTO log (position, stream_id, version)
    SELECT
        (SELECT coalesce(max(position), 0) FROM log) + row_number() OVER (ORDER BY id),
        stream_id,
        version
    FROM taken
    RETURNING position
)
SELECT count(*), max(position) FROM placed
