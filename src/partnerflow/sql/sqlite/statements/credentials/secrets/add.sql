-- One more for a principal that is not disabled; whoever disables it meanwhile waits, and then finds this one.
INSERT INTO secrets (
    hash, id, principal, kind, origin, uses, issued_at, issued_by, expires_at
)
SELECT
    :hash, :id, :principal, :kind, :origin, :uses, :issued_at, :issued_by, :expires_at
FROM principals
WHERE principals.id = :principal
    AND principals.disabled_at IS NULL
RETURNING id
