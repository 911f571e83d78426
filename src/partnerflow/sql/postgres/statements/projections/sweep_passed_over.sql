-- What generations read past that nobody sees any more.
DELETE FROM projection_passed_over
WHERE name = %(name)s
    AND generation < (
        SELECT generation
        FROM projections
        WHERE name = %(name)s
            AND live = 1
    )
