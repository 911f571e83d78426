-- A page of the stays in a phase that are over, the longest first.
SELECT stay.gross, stay.key, stay.number, stay.process, stay.entered, stay.net, stay.fact, partnership.name
FROM portfolio_stays AS stay
INNER JOIN portfolio_partnerships AS partnership
    ON partnership.generation = stay.generation
    AND partnership.key = stay.key
WHERE stay.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND stay.phase = %(stayed)s
    AND stay.number > 0
    AND stay.running = 0
    AND (-stay.gross, stay.key, stay.number) > (-CAST(%(longest)s AS bigint), %(key)s, %(number)s)
    {among}
ORDER BY -stay.gross, stay.key, stay.number
LIMIT %(limit)s
