-- A page of partnerships, and in each row how far the projection has read the log; the conditions are files of `where/`.
SELECT
    key,
    summary,
    (
        SELECT position
        FROM projections
        WHERE name = 'summaries'
            AND live = 1
    )
FROM partnership_summaries AS summary
WHERE generation = (
    SELECT generation
    FROM projections
    WHERE name = 'summaries'
        AND live = 1
) {conditions}
ORDER BY key
LIMIT :limit
