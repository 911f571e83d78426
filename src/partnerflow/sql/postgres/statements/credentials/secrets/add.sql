-- One more for a principal that is not disabled; whoever disables it meanwhile waits, and then finds this one.
INSERT INTO secrets (
    hash, id, principal, kind, origin, uses, issued_at, issued_by, expires_at
)
SELECT
    %(hash)s, %(id)s, %(principal)s, %(kind)s, %(origin)s, %(uses)s, %(issued_at)s, %(issued_by)s, %(expires_at)s
FROM principals
WHERE principals.id = %(principal)s
    AND principals.disabled_at IS NULL
FOR UPDATE
RETURNING id
