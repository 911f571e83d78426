-- The next generation of a projection, empty; of two that begin at once, one does.
INSERT INTO projections (name, generation, shape, position, live)
SELECT :name, max(generation) + 1, :shape, 0, 0
FROM projections
WHERE name = :name
ON CONFLICT DO NOTHING
RETURNING generation
