-- How far a projection has read the log.
SELECT position
FROM projections
WHERE name = %(name)s
