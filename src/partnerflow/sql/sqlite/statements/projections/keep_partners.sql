-- The present partners of a partnership.
INSERT INTO summary_partners (organisation, key)
SELECT value, :key
FROM json_each(:partners)
WHERE TRUE
ON CONFLICT DO NOTHING
