-- How far a stream was at a position of the log.
SELECT version
FROM log
WHERE stream_id = %(stream_id)s
    AND position <= %(position)s
ORDER BY version DESC
LIMIT 1
