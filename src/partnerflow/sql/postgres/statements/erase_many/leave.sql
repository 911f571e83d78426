-- Bytes are to be overwritten behind these erasures.
INSERT INTO erasure_leftovers (stream_id)
SELECT DISTINCT erased.stream_id
FROM unnest(%(stream_ids)s::uuid[]) AS erased (stream_id)
