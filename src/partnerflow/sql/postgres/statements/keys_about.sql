-- The keys of the streams of a kind that are about another one.
SELECT key
FROM streams
WHERE kind = %(kind)s
    AND about = %(about)s
ORDER BY key COLLATE "C"
