-- The days of a partnership in each phase into what is counted, or out of it: `sign` says which.
INSERT INTO portfolio_lengths (generation, process, phase, stay, running, measure, days, number)
SELECT generation, process, phase, stay, running, measure, days, :sign * count(*)
FROM (
    SELECT
        generation,
        process,
        phase,
        CASE WHEN number > 0 THEN 1 ELSE 0 END AS stay,
        running,
        'gross' AS measure,
        CASE WHEN running = 1 THEN 0 ELSE gross END AS days
    FROM portfolio_stays
    WHERE generation = :generation
        AND key = :key
    UNION ALL
    SELECT
        generation,
        process,
        phase,
        CASE WHEN number > 0 THEN 1 ELSE 0 END AS stay,
        running,
        'net' AS measure,
        net AS days
    FROM portfolio_stays
    WHERE generation = :generation
        AND key = :key
        AND running = 0
) AS told
WHERE TRUE
GROUP BY generation, process, phase, stay, running, measure, days
ON CONFLICT (generation, process, phase, stay, running, measure, days) DO UPDATE
SET number = portfolio_lengths.number + excluded.number
