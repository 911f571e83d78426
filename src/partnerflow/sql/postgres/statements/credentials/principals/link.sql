-- An identity provider's account is this person, unless it is another's.
UPDATE principals
SET issuer = %(issuer)s, subject = %(subject)s
WHERE id = %(id)s
    AND kind = 'person'
    AND erased_at IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM principals AS other
        WHERE other.issuer = %(issuer)s
            AND other.subject = %(subject)s
            AND other.id <> %(id)s
    )
RETURNING id
