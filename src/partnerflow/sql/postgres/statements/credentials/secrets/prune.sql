-- Sessions that ended long ago.
DELETE FROM secrets
WHERE kind = 'session'
    AND coalesce(revoked_at, expires_at) < %(before)s
