-- How many partnerships that did not end last told a fact before a day, by phase.
SELECT process, phase, count(*)
FROM portfolio_partnerships AS chosen
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND status <> 'ended'
    AND last_on < :before
    {conditions}
GROUP BY process, phase
ORDER BY process, phase
