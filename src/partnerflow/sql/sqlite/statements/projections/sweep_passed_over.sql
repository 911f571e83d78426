-- What generations read past that nobody sees any more.
DELETE FROM projection_passed_over
WHERE name = :name
    AND generation < (
        SELECT generation
        FROM projections
        WHERE name = :name
            AND live = 1
    )
