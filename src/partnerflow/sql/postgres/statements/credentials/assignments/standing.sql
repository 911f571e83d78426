-- The roles that count now, with who has them.
SELECT
    p.id, p.kind, p.label, p.email, p.issuer, p.subject, p.scopes, p.partnership, p.pinned, p.created_at,
    p.created_by, p.enabled_at, p.disabled_at, p.disabled_by, p.erased_at,
    a.id, a.principal, a.role, a.actor, a.project, a.partnerships, a.through, a.withholds, a.given_at,
    a.given_by, a.withdrawn_at, a.withdrawn_by
FROM assignments AS a
JOIN principals AS p ON p.id = a.principal AND p.disabled_at IS NULL
WHERE a.withdrawn_at IS NULL
ORDER BY a.number
