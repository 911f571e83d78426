-- What streams disclose about subjects, or at commitments, gone.
DELETE FROM disclosures
USING unnest(%(stream_ids)s::uuid[], %(subjects)s::text[], %(commitments)s::text[]) AS erased (stream_id, subject, name)
WHERE disclosures.stream_id = erased.stream_id
    AND (disclosures.subject = erased.subject OR disclosures.commitment = erased.name)
