-- Who stood as a funder of a partnership.
DELETE FROM portfolio_funders
WHERE generation = :generation
    AND key = :key
