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
WHERE TRUE {conditions}
ORDER BY key
LIMIT %(limit)s
