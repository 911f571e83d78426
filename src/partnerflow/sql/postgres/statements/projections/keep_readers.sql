-- Whom a partnership gives access at present.
INSERT INTO summary_readers (generation, principal, key)
SELECT %(generation)s, value, %(key)s
FROM json_array_elements_text(%(readers)s::json)
WHERE TRUE
ON CONFLICT DO NOTHING
