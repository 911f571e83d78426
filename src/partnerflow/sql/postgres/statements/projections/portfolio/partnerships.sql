-- A page of partnerships in order of key.
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
    last_fact,
    region,
    profile,
    returns,
    ending_kind
FROM portfolio_partnerships AS chosen
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND key > %(key)s
    {conditions}
ORDER BY key
LIMIT %(limit)s
