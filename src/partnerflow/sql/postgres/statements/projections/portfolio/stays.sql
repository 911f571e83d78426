-- How many stays (number above 0) or partnerships (number 0) took how many days, by phase: gross, and net of pauses.
SELECT process, phase, number > 0 AS stay, running, 'gross' AS measure, gross AS days, count(*)
FROM portfolio_stays
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    {among}
GROUP BY process, phase, number > 0, running, gross
UNION ALL
SELECT process, phase, number > 0 AS stay, running, 'net' AS measure, net AS days, count(*)
FROM portfolio_stays
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    {among}
GROUP BY process, phase, number > 0, running, net
