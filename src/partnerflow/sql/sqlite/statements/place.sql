-- One batch from pending to the log: dense positions behind the last one, in the order of the ids.
INSERT INTO log (position, stream_id, version)
SELECT
    :last + row_number() OVER (ORDER BY id),
    stream_id,
    version
FROM pending
WHERE id <= :upto
ORDER BY id
