-- What streams disclose about their subjects, gone.
DELETE FROM disclosures
USING unnest(%(stream_ids)s::uuid[], %(subjects)s::text[]) AS erased (stream_id, subject)
WHERE disclosures.stream_id = erased.stream_id
    AND disclosures.subject = erased.subject
