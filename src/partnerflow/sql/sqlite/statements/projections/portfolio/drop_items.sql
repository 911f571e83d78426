-- What stood of a partnership among the items.
DELETE FROM portfolio_items
WHERE generation = :generation
    AND key = :key
