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
    AND item.list = :list
    AND item.day <= :until
    AND item.through >= :today
    AND item.kind = :kind
    AND (item.day, item.key, item.number) > (:day, :key, :number)
    {among}
ORDER BY item.day, item.key, item.number
LIMIT :limit
