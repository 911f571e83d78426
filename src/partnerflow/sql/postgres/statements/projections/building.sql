-- The generation of a projection that a rebuild fills.
SELECT generation, shape, position
FROM projections
WHERE name = %(name)s
    AND live = 0
ORDER BY generation DESC
LIMIT 1
