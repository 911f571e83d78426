-- The days of a partnership in each phase.
INSERT INTO portfolio_stays (generation, key, phase, number, process, running, gross, net, entered, fact)
SELECT
    :generation,
    :key,
    row.value ->> 'phase',
    row.value ->> 'number',
    :process,
    row.value ->> 'running',
    row.value ->> 'gross',
    row.value ->> 'net',
    row.value ->> 'entered',
    row.value ->> 'fact'
FROM json_each(:rows) AS row
