-- The first generation of a projection, unless it has one.
INSERT INTO projections (name, generation, shape, position, live)
SELECT :name, 1, :shape, 0, 1
WHERE NOT EXISTS (
    SELECT 1
    FROM projections
    WHERE name = :name
)
ON CONFLICT DO NOTHING
