-- Name, address and identity go; the pseudonym stays, and opens nothing.
UPDATE principals
SET
    label = NULL,
    email = NULL,
    login = NULL,
    issuer = NULL,
    subject = NULL,
    disabled_at = coalesce(disabled_at, %(at)s),
    disabled_by = coalesce(disabled_by, %(by)s),
    erased_at = coalesce(erased_at, %(at)s),
    erased_by = coalesce(erased_by, %(by)s)
WHERE id = %(id)s
RETURNING id
