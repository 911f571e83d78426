-- The processes that partnerships keep to, each with one that does.
SELECT process, MIN(key)
FROM partnership_summaries
WHERE generation = (
    SELECT generation
    FROM projections
    WHERE name = 'summaries'
        AND live = 1
)
GROUP BY process
ORDER BY process
