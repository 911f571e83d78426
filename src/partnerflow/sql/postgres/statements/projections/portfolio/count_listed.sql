-- What is listed of a partnership into what is counted by day, or out of it: `sign` says which.
INSERT INTO portfolio_listed (generation, list, kind, day, through, number)
SELECT generation, list, kind, day, through, %(sign)s * count(*)
FROM portfolio_items
WHERE generation = %(generation)s
    AND key = %(key)s
GROUP BY generation, list, kind, day, through
ON CONFLICT (generation, list, kind, day, through) DO UPDATE
SET number = portfolio_listed.number + excluded.number
