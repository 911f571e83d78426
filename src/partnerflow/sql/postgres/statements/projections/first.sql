-- The first generation of a projection, unless it has one.
INSERT INTO projections (name, generation, shape, position, live)
SELECT %(name)s, 1, %(shape)s, 0, 1
WHERE NOT EXISTS (
    SELECT 1
    FROM projections
    WHERE name = %(name)s
)
ON CONFLICT DO NOTHING
