-- The keys of these subjects, gone.
DELETE FROM person_keys
USING unnest(%(stream_ids)s::uuid[], %(subjects)s::text[]) AS erased (stream_id, subject)
WHERE person_keys.stream_id = erased.stream_id
    AND person_keys.person = erased.subject
