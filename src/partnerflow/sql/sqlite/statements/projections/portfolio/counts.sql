-- How many partnerships there are of each process and status, how many of them returned, and how often.
SELECT
    process,
    status,
    CAST(sum(partnerships) AS INTEGER),
    CAST(sum(returned) AS INTEGER),
    CAST(sum(returns) AS INTEGER)
FROM {census} AS chosen
WHERE chosen.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND chosen.partnerships > 0
    {conditions}
GROUP BY process, status
