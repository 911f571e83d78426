-- Whom a partnership gives access at present.
INSERT INTO summary_readers (generation, principal, key)
SELECT :generation, value, :key
FROM json_each(:readers)
WHERE TRUE
ON CONFLICT DO NOTHING
