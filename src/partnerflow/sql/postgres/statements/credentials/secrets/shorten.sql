-- It lives until then at most.
UPDATE secrets
SET expires_at = %(until)s
WHERE id = %(id)s
    AND expires_at > %(until)s
