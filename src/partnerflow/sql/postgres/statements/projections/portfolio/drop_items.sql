-- What stood of a partnership among the items.
DELETE FROM portfolio_items
WHERE generation = %(generation)s
    AND key = %(key)s
