-- The returns of a partnership.
INSERT INTO portfolio_returns (generation, key, number, process, source, target, reasons)
SELECT
    :generation,
    :key,
    row.key,
    :process,
    row.value ->> 'source',
    row.value ->> 'target',
    row.value ->> 'reasons'
FROM json_each(:rows) AS row
