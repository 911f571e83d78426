-- Readers no longer see the generation before, if it has read no further than the one that takes its place.
DELETE FROM projections
WHERE name = %(name)s
    AND live = 1
    AND generation < %(generation)s
    AND position <= %(position)s
RETURNING generation
