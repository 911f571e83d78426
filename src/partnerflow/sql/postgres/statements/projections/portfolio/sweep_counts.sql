-- What was counted for generations that nobody sees any more.
DELETE FROM {table}
WHERE generation < (
    SELECT generation
    FROM projections
    WHERE name = 'portfolio'
        AND live = 1
)
