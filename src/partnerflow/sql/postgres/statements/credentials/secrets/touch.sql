-- It was used.
UPDATE secrets
SET last_used_at = %(now)s
WHERE id = %(id)s
    AND (last_used_at IS NULL OR last_used_at < %(now)s)
