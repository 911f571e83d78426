-- How many partnerships there are of each process and status, how many of them returned, and how often.
SELECT
    process,
    status,
    CAST(sum(partnerships) AS bigint),
    CAST(sum(returned) AS bigint),
    CAST(sum(returns) AS bigint)
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
