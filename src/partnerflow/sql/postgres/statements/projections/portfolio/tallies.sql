-- How many items each list has that are of interest still, and how many of them have passed; deadlines up to a day.
SELECT item.list, item.kind, count(*), sum(CASE WHEN item.day < %(today)s THEN 1 ELSE 0 END)
FROM portfolio_items AS item
WHERE item.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND item.through >= %(today)s
    AND (item.day <= %(until)s OR item.list NOT IN ('deadline', 'tranche'))
    {among}
GROUP BY item.list, item.kind
