-- What was cosigned last of a log.
SELECT size, root, note, at
FROM seen
WHERE origin = ?
