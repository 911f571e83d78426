-- The present partners of a partnership.
INSERT INTO summary_partners (generation, organisation, key)
SELECT %(generation)s, value, %(key)s
FROM json_array_elements_text(%(partners)s::json)
WHERE TRUE
ON CONFLICT DO NOTHING
