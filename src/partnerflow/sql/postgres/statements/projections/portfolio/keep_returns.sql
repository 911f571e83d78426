-- The returns of a partnership.
INSERT INTO portfolio_returns (generation, key, number, process, source, target, reasons, day, fact)
SELECT
    %(generation)s,
    %(key)s,
    row.number - 1,
    %(process)s,
    row.value ->> 'source',
    row.value ->> 'target',
    row.value ->> 'reasons',
    row.value ->> 'day',
    row.value ->> 'fact'
FROM json_array_elements(%(rows)s::json) WITH ORDINALITY AS row (value, number)
