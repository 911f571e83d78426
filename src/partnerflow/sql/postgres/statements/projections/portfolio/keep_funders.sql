-- The funders of a partnership.
INSERT INTO portfolio_funders (generation, funder, key)
SELECT %(generation)s, row.value ->> 'funder', %(key)s
FROM json_array_elements(%(rows)s::json) AS row (value)
