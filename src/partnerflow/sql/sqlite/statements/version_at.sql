-- How far a stream was at a position of the log.
SELECT version
FROM log
WHERE stream_id = ?
    AND position <= ?
ORDER BY version DESC
LIMIT 1
