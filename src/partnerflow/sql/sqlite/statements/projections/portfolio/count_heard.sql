-- A partnership that did not end into what was last heard of when, or out of it: `sign` says which.
INSERT INTO portfolio_heard (generation, process, phase, last_on, number)
SELECT generation, process, phase, last_on, :sign
FROM portfolio_partnerships
WHERE generation = :generation
    AND key = :key
    AND status <> 'ended'
ON CONFLICT (generation, process, phase, last_on) DO UPDATE
SET number = portfolio_heard.number + excluded.number
