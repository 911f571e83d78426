-- How many items each list has, of all partnerships, from what is counted by day; deadlines up to a day.
SELECT
    list,
    kind,
    CAST(sum(number) AS INTEGER),
    CAST(sum(CASE WHEN day < :today THEN number ELSE 0 END) AS INTEGER)
FROM portfolio_listed
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND number > 0
    AND through >= :today
    AND (day <= :until OR list NOT IN ('deadline', 'tranche'))
GROUP BY list, kind
