-- Bytes are to be overwritten behind this erasure.
INSERT INTO erasure_leftovers (stream_id)
SELECT head.stream_id
FROM head
