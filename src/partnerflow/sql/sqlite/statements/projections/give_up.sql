-- Away with what an earlier rebuild began.
DELETE FROM projections
WHERE name = :name
    AND live = 0
    AND generation < :generation
