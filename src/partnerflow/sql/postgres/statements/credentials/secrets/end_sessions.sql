-- The sessions of a principal end, all but perhaps one.
UPDATE secrets
SET revoked_at = %(at)s, revoked_by = %(by)s
WHERE principal = %(id)s
    AND kind = 'session'
    AND revoked_at IS NULL
    AND expires_at > %(at)s
    AND id <> %(but)s
RETURNING id
