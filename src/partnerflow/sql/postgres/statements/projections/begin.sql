-- The next generation of a projection, empty; of two that begin at once, one does.
INSERT INTO projections (name, generation, shape, position, live)
SELECT %(name)s, max(generation) + 1, %(shape)s, 0, 0
FROM projections
WHERE name = %(name)s
ON CONFLICT DO NOTHING
RETURNING generation
