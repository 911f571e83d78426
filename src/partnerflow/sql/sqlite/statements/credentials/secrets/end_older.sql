-- A copy was put back: what was issued before opens nothing any more.
UPDATE secrets
SET revoked_at = :at, revoked_by = :by
WHERE revoked_at IS NULL
    AND issued_at <= :at
RETURNING id
