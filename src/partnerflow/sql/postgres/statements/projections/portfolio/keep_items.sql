-- What is listed of a partnership.
INSERT INTO portfolio_items (generation, list, day, key, number, kind, through, item)
SELECT
    %(generation)s,
    row.value ->> 'list',
    row.value ->> 'day',
    %(key)s,
    row.number - 1,
    row.value ->> 'kind',
    row.value ->> 'through',
    row.value ->> 'item'
FROM json_array_elements(%(rows)s::json) WITH ORDINALITY AS row (value, number)
