-- A projection moves on, only from where its reader saw it: whoever comes second changes nothing.
UPDATE projections
SET position = :position
WHERE name = :name
    AND generation = :generation
    AND position = :after
RETURNING position
