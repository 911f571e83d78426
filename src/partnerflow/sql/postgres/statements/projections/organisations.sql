-- A page of organisations.
SELECT
    key,
    name,
    sector,
    version
FROM organisation_summaries
WHERE generation = (
    SELECT generation
    FROM projections
    WHERE name = 'summaries'
        AND live = 1
)
    AND key > %(after)s
ORDER BY key
LIMIT %(limit)s
