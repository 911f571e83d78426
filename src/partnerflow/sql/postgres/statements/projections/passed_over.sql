-- Some of the streams that a generation of a projection read past, behind one.
SELECT kind, key, process
FROM projection_passed_over
WHERE name = %(name)s
    AND generation = %(generation)s
    AND (kind, key) > (%(kind)s, %(key)s)
ORDER BY kind, key
LIMIT %(limit)s
