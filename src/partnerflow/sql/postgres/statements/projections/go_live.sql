-- What a rebuild filled is what readers see from now on, if it stands where its builder left it.
UPDATE projections
SET live = 1
WHERE name = %(name)s
    AND generation = %(generation)s
    AND position = %(position)s
    AND live = 0
RETURNING generation
