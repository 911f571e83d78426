-- Whom an identity provider knows as this.
SELECT
    id, kind, label, email, issuer, subject, scopes, partnership, pinned, created_at, created_by, enabled_at,
    disabled_at, disabled_by, erased_at
FROM principals
WHERE issuer = :issuer
    AND subject = :subject
