-- It opens nothing any more.
UPDATE secrets
SET revoked_at = :at, revoked_by = :by
WHERE id = :id
    AND revoked_at IS NULL
