-- A page of partnerships that did not end and last told a fact before a day, the longest ago first.
SELECT
    key,
    name,
    process,
    phase,
    entered,
    entered_fact,
    paused_days,
    paused_since,
    status,
    last_on,
    last_fact
FROM portfolio_partnerships AS chosen
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND status <> 'ended'
    AND last_on < :before
    AND (last_on, key) > (:day, :key)
    {conditions}
ORDER BY last_on, key
LIMIT :limit
