-- What erasures left to do.
SELECT id, stream_id, subject
FROM erasure_leftovers
ORDER BY id
