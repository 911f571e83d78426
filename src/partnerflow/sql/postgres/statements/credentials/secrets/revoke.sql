-- It opens nothing any more.
UPDATE secrets
SET revoked_at = %(at)s, revoked_by = %(by)s
WHERE id = %(id)s
    AND revoked_at IS NULL
