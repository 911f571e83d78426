-- The funders of a partnership.
INSERT INTO portfolio_funders (generation, funder, key)
SELECT :generation, row.value ->> 'funder', :key
FROM json_each(:rows) AS row
