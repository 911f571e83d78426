-- What is listed of a partnership into what is counted by day, or out of it: `sign` says which.
INSERT INTO portfolio_listed (generation, list, kind, day, through, number)
SELECT generation, list, kind, day, through, :sign * count(*)
FROM portfolio_items
WHERE generation = :generation
    AND key = :key
GROUP BY generation, list, kind, day, through
ON CONFLICT (generation, list, kind, day, through) DO UPDATE
SET number = portfolio_listed.number + excluded.number
