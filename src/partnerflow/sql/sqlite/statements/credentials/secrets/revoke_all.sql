-- Nothing of a principal opens anything any more.
UPDATE secrets
SET revoked_at = :at, revoked_by = :by
WHERE principal = :id
    AND revoked_at IS NULL
