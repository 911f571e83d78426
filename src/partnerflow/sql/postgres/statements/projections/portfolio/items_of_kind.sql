-- A page of what is of one kind in a list in order of day: what is of interest still, up to a day.
SELECT item.day, item.key, item.number, item.kind, item.item, partnership.name
FROM portfolio_items AS item
INNER JOIN portfolio_partnerships AS partnership
    ON partnership.generation = item.generation
    AND partnership.key = item.key
WHERE item.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND item.list = %(list)s
    AND item.day <= %(until)s
    AND item.through >= %(today)s
    AND item.kind = %(kind)s
    AND (item.day, item.key, item.number) > (%(day)s, %(key)s, %(number)s)
    {among}
ORDER BY item.day, item.key, item.number
LIMIT %(limit)s
