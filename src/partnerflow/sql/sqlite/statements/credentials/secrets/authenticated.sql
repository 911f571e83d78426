-- Who holds the token of this hash, one row for each role; nothing when it opens nothing now.
SELECT
    s.id, s.kind, s.expires_at, s.last_used_at, p.id, p.kind, p.scopes, p.pinned,
    a.role, a.actor, a.project, a.partnerships, a.through, a.withholds
FROM secrets AS s
JOIN principals AS p ON p.id = s.principal
LEFT JOIN secrets AS link ON link.id = s.origin
LEFT JOIN assignments AS a ON a.principal = p.id AND a.withdrawn_at IS NULL
WHERE s.hash = :hash
    AND s.kind IN ('key', 'session')
    AND s.revoked_at IS NULL
    AND s.expires_at > :now
    AND p.disabled_at IS NULL
    AND (s.kind = 'key' OR coalesce(s.last_used_at, s.issued_at) > :idle_since)
    AND (s.origin IS NULL OR (link.revoked_at IS NULL AND link.expires_at > :now))
ORDER BY a.number
