-- A new principal, unless another person signs in under its name.
INSERT INTO principals (
    id, kind, label, email, login, issuer, subject, scopes, partnership, pinned, created_at, created_by
)
VALUES (
    :id, :kind, :label, :email, :login, :issuer, :subject, :scopes, :partnership, :pinned, :created_at,
    :created_by
)
ON CONFLICT DO NOTHING
RETURNING id
