INSERT INTO idempotency (scope, key, fingerprint, heads, written_at)
VALUES (?, ?, ?, ?, ?)
