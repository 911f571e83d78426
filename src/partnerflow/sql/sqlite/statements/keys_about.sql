-- The keys of the streams of a kind that are about another one.
SELECT key
FROM streams
WHERE kind = ?
    AND about = ?
ORDER BY key
