-- How many stays or partnerships took how many days, by phase, of all partnerships: counted already.
SELECT process, phase, stay, running, measure, days, number
FROM portfolio_lengths
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND number > 0
