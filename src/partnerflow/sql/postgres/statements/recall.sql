-- The first answer under a key.
SELECT fingerprint, heads::text
FROM idempotency
WHERE scope = %(scope)s
    AND key = %(request)s
