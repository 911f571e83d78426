-- How many partnerships there are of each process, phase, status, region and profile.
SELECT process, phase, status, region, profile, count(*)
FROM portfolio_partnerships
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    {among}
GROUP BY process, phase, status, region, profile
