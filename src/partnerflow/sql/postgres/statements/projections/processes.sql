-- The processes that partnerships keep to, each with one that does: as listed, or as wanting when it was passed over.
SELECT process, MIN(key)
FROM (
    SELECT generation, process, key
    FROM partnership_summaries
    UNION ALL
    SELECT generation, process, key
    FROM projection_passed_over
    WHERE name = 'summaries'
) AS kept
WHERE generation = (
    SELECT generation
    FROM projections
    WHERE name = 'summaries'
        AND live = 1
)
GROUP BY process
ORDER BY process
