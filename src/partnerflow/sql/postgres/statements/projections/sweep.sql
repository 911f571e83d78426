-- Some rows of the oldest generation that nobody sees any more.
DELETE FROM {table}
WHERE generation = (SELECT min(generation) FROM {table})
    AND generation < (
        SELECT generation
        FROM projections
        WHERE name = %(name)s
            AND live = 1
    )
    AND key IN (
        SELECT key
        FROM {table}
        WHERE generation = (SELECT min(generation) FROM {table})
        ORDER BY key
        LIMIT %(limit)s
    )
RETURNING 1
