-- How many partnerships there are of each process, phase, status, region and profile.
SELECT process, phase, status, region, profile, CAST(sum(partnerships) AS INTEGER)
FROM {census} AS chosen
WHERE chosen.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND chosen.partnerships > 0
    {conditions}
GROUP BY process, phase, status, region, profile
