-- The first answer under a key.
SELECT fingerprint, heads
FROM idempotency
WHERE scope = ?
    AND key = ?
