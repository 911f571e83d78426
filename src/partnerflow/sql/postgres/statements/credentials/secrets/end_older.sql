-- A copy was put back: what was issued before opens nothing any more.
UPDATE secrets
SET revoked_at = %(at)s, revoked_by = %(by)s
WHERE revoked_at IS NULL
    AND issued_at <= %(at)s
RETURNING id
