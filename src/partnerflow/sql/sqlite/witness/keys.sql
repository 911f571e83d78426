-- The keys trusted for an origin.
SELECT vkey
FROM logs
WHERE origin = ?
ORDER BY vkey
