-- What the stream discloses about these subjects, and at these commitments, gone.
DELETE FROM disclosures
USING head
WHERE disclosures.stream_id = head.stream_id
    AND (
        disclosures.subject = ANY (%(erases)s::text[])
        OR disclosures.commitment = ANY (%(forgets)s::text[])
    )
