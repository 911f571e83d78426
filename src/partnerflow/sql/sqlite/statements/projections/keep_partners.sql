-- The present partners of a partnership.
INSERT INTO summary_partners (generation, organisation, key)
SELECT :generation, value, :key
FROM json_each(:partners)
WHERE TRUE
ON CONFLICT DO NOTHING
