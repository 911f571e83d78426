-- A page of partnerships; the conditions are files of `where/`.
SELECT
    key,
    name,
    region,
    process,
    phase,
    entered,
    round,
    status,
    profile,
    partners,
    version
FROM partnership_summaries AS summary
WHERE generation = (
    SELECT generation
    FROM projections
    WHERE name = 'summaries'
        AND live = 1
) {conditions}
ORDER BY key
LIMIT :limit
