-- One use of a link, as long as there is one.
UPDATE secrets
SET used = used + 1, last_used_at = :now
WHERE id = :origin
    AND kind = 'link'
    AND revoked_at IS NULL
    AND expires_at > :now
    AND (uses IS NULL OR used < uses)
RETURNING id
