-- A new principal, unless another person signs in under its name.
INSERT INTO principals (
    id, kind, label, email, login, issuer, subject, scopes, partnership, pinned, created_at, created_by
)
VALUES (
    %(id)s, %(kind)s, %(label)s, %(email)s, %(login)s, %(issuer)s, %(subject)s, %(scopes)s, %(partnership)s, %(pinned)s, %(created_at)s,
    %(created_by)s
)
ON CONFLICT DO NOTHING
RETURNING id
