-- What waited to be erased goes as well.
DELETE FROM restricted_disclosures
USING unnest(%(stream_ids)s::uuid[], %(subjects)s::text[], %(commitments)s::text[]) AS erased (stream_id, subject, name)
WHERE restricted_disclosures.stream_id = erased.stream_id
    AND (restricted_disclosures.subject = erased.subject OR restricted_disclosures.commitment = erased.name)
