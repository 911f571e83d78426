-- The sessions of a principal end, all but perhaps one.
UPDATE secrets
SET revoked_at = :at, revoked_by = :by
WHERE principal = :id
    AND kind = 'session'
    AND revoked_at IS NULL
    AND expires_at > :at
    AND id <> :but
RETURNING id
