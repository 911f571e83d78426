-- Heads about to advance, locked in one order for all writers.
SELECT stream_id
FROM streams
WHERE stream_id = ANY (%(stream_ids)s::uuid[])
ORDER BY stream_id
FOR UPDATE
