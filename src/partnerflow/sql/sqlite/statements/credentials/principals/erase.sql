-- Name, address and identity go; the pseudonym stays, and opens nothing.
UPDATE principals
SET
    label = NULL,
    email = NULL,
    login = NULL,
    issuer = NULL,
    subject = NULL,
    disabled_at = coalesce(disabled_at, :at),
    disabled_by = coalesce(disabled_by, :by),
    erased_at = coalesce(erased_at, :at),
    erased_by = coalesce(erased_by, :by)
WHERE id = :id
RETURNING id
