-- How many partnerships that did not end last told a fact before a day, by phase, from what is counted by day.
SELECT process, phase, CAST(sum(number) AS INTEGER)
FROM portfolio_heard
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND number > 0
    AND last_on < :before
GROUP BY process, phase
ORDER BY process, phase
