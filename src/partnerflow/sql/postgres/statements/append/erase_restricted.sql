-- What waited to be erased goes as well.
DELETE FROM restricted_disclosures
USING head
WHERE restricted_disclosures.stream_id = head.stream_id
    AND (
        restricted_disclosures.subject = ANY (%(erases)s::text[])
        OR restricted_disclosures.commitment = ANY (%(forgets)s::text[])
    )
