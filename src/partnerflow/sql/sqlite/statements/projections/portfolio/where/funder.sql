EXISTS (
    SELECT 1
    FROM portfolio_funders AS funder
    WHERE funder.generation = chosen.generation
        AND funder.funder = :funder
        AND funder.key = chosen.key
)
