-- Which version of these tables stands here.
SELECT value FROM meta WHERE name = 'schema-version'
