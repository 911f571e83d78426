-- How many returns there were from where to where for which reasons.
SELECT process, source, target, reasons, count(*)
FROM portfolio_returns
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    {among}
GROUP BY process, source, target, reasons
