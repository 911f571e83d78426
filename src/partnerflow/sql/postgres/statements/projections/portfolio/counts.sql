-- How many partnerships there are of each process and status, how many of them returned, and how often.
SELECT process, status, count(*), sum(CASE WHEN returns > 0 THEN 1 ELSE 0 END), sum(returns)
FROM portfolio_partnerships
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    {among}
GROUP BY process, status
