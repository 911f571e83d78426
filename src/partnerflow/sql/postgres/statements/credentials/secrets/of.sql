-- All of a principal, the newest first.
SELECT
    id, principal, kind, origin, uses, used, issued_at, issued_by, expires_at, revoked_at, revoked_by,
    last_used_at
FROM secrets
WHERE principal = %(principal)s
ORDER BY number DESC
