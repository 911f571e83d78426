-- What is listed of a partnership.
INSERT INTO portfolio_items (generation, list, day, key, number, kind, through, item)
SELECT
    :generation,
    row.value ->> 'list',
    row.value ->> 'day',
    :key,
    row.key,
    row.value ->> 'kind',
    row.value ->> 'through',
    row.value ->> 'item'
FROM json_each(:rows) AS row
