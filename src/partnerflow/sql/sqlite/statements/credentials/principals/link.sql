-- An identity provider's account is this person, unless it is another's.
UPDATE principals
SET issuer = :issuer, subject = :subject
WHERE id = :id
    AND kind = 'person'
    AND erased_at IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM principals AS other
        WHERE other.issuer = :issuer
            AND other.subject = :subject
            AND other.id <> :id
    )
RETURNING id
