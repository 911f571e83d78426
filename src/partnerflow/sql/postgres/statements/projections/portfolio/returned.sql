-- A page of returns in order of day: from and to which phase, and for which reason, where these are asked for.
SELECT
    way.day,
    way.key,
    way.number,
    way.process,
    way.source,
    way.target,
    way.reasons,
    way.fact,
    partnership.name
FROM portfolio_returns AS way
INNER JOIN portfolio_partnerships AS partnership
    ON partnership.generation = way.generation
    AND partnership.key = way.key
WHERE way.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND (%(source)s = '' OR way.source = %(source)s)
    AND (%(target)s = '' OR way.target = %(target)s)
    AND way.reasons LIKE %(reason)s
    AND (way.day, way.key, way.number) > (%(day)s, %(key)s, %(number)s)
    {among}
ORDER BY way.day, way.key, way.number
LIMIT %(limit)s
