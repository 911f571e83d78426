-- How many partnerships have a grant of which funder.
SELECT funder, count(*)
FROM portfolio_funders
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    {among}
GROUP BY funder
