-- A projection moves on, only from where its reader saw it: whoever comes second changes nothing.
UPDATE projections
SET position = %(position)s
WHERE name = %(name)s
    AND generation = %(generation)s
    AND position = %(after)s
RETURNING position
