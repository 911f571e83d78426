-- What stood of a partnership among the stays.
DELETE FROM portfolio_stays
WHERE generation = :generation
    AND key = :key
