-- Nothing of a principal opens anything any more.
UPDATE secrets
SET revoked_at = %(at)s, revoked_by = %(by)s
WHERE principal = %(id)s
    AND revoked_at IS NULL
