-- The partnerships that a question is about; the conditions are files of `where/`.
AND {key} IN (
    SELECT chosen.key
    FROM portfolio_partnerships AS chosen
    WHERE chosen.generation = (
            SELECT generation
            FROM projections
            WHERE name = 'portfolio'
                AND live = 1
        )
        {conditions}
)
