-- The processes that partnerships keep to.
SELECT DISTINCT process
FROM partnership_summaries
ORDER BY process
