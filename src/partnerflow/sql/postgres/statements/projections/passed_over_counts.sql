-- How many streams are missing in what readers see of a projection, and for want of which process.
SELECT process, count(*)
FROM projection_passed_over
WHERE name = %(name)s
    AND generation = (
        SELECT generation
        FROM projections
        WHERE name = %(name)s
            AND live = 1
    )
GROUP BY process
ORDER BY process
