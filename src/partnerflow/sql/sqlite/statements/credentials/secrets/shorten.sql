-- It lives until then at most.
UPDATE secrets
SET expires_at = :until
WHERE id = :id
    AND expires_at > :until
