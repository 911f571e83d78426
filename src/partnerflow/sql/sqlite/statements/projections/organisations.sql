-- A page of organisations.
SELECT
    key,
    name,
    sector,
    version
FROM organisation_summaries
WHERE key > :after
ORDER BY key
LIMIT :limit
