-- In place of the one before, of a person who is not disabled.
INSERT INTO passwords (principal, hash, set_at, set_by, first)
SELECT principals.id, :hash, :set_at, :set_by, :first
FROM principals
WHERE principals.id = :principal
    AND principals.kind = 'person'
    AND principals.disabled_at IS NULL
ON CONFLICT (principal) DO UPDATE
SET hash = excluded.hash, set_at = excluded.set_at, set_by = excluded.set_by, first = excluded.first
RETURNING principal
