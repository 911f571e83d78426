-- What stood of a partnership among the returns.
DELETE FROM portfolio_returns
WHERE generation = :generation
    AND key = :key
