-- The generation of a projection that readers see, and how far it has read the log.
SELECT generation, shape, position
FROM projections
WHERE name = :name
    AND live = 1
