-- The partnerships that give a principal access.
SELECT key
FROM summary_readers
WHERE generation = (
    SELECT generation
    FROM projections
    WHERE name = 'summaries'
        AND live = 1
)
    AND principal = %(principal)s
ORDER BY key
