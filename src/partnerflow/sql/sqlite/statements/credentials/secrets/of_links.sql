-- The links into a partnership, the newest first.
SELECT
    p.id, p.kind, p.label, p.email, p.issuer, p.subject, p.scopes, p.partnership, p.pinned, p.created_at,
    p.created_by, p.enabled_at, p.disabled_at, p.disabled_by, p.erased_at,
    s.id, s.principal, s.kind, s.origin, s.uses, s.used, s.issued_at, s.issued_by, s.expires_at, s.revoked_at,
    s.revoked_by, s.last_used_at
FROM principals AS p
JOIN secrets AS s ON s.principal = p.id AND s.kind = 'link'
WHERE p.kind = 'link'
    AND p.partnership = :partnership
ORDER BY s.number DESC
