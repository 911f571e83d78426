-- The returns of a partnership.
INSERT INTO portfolio_returns (generation, key, number, process, source, target, reasons, day, fact)
SELECT
    :generation,
    :key,
    row.key,
    :process,
    row.value ->> 'source',
    row.value ->> 'target',
    row.value ->> 'reasons',
    row.value ->> 'day',
    row.value ->> 'fact'
FROM json_each(:rows) AS row
