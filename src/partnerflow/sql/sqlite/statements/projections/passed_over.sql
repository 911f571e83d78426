-- Some of the streams that a generation of a projection read past, behind one.
SELECT kind, key, process
FROM projection_passed_over
WHERE name = :name
    AND generation = :generation
    AND (kind, key) > (:kind, :key)
ORDER BY kind, key
LIMIT :limit
