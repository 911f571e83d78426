-- The answer of a bulk append under its key.
INSERT INTO idempotency (scope, key, fingerprint, heads, written_at)
VALUES (%(scope)s, %(request)s, %(fingerprint)s, %(heads)s::json, %(now)s)
