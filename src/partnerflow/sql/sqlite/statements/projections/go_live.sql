-- What a rebuild filled is what readers see from now on, if it stands where its builder left it.
UPDATE projections
SET live = 1
WHERE name = :name
    AND generation = :generation
    AND position = :position
    AND live = 0
RETURNING generation
