-- In place of the one before, of a person who is not disabled.
INSERT INTO passwords (principal, hash, set_at, set_by, first)
SELECT principals.id, %(hash)s, %(set_at)s, %(set_by)s, %(first)s
FROM principals
WHERE principals.id = %(principal)s
    AND principals.kind = 'person'
    AND principals.disabled_at IS NULL
FOR UPDATE
ON CONFLICT (principal) DO UPDATE
SET hash = excluded.hash, set_at = excluded.set_at, set_by = excluded.set_by, first = excluded.first
RETURNING principal
