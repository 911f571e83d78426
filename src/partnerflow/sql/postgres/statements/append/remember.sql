-- The answer under its key; a second one with the same key violates the primary key and undoes the whole statement.
INSERT INTO idempotency (scope, key, fingerprint, heads, written_at)
SELECT %(scope)s, %(request)s, %(fingerprint)s, %(heads)s::json, %(now)s
FROM head
