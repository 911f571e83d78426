-- The partners of a partnership that are not among its present ones.
DELETE FROM summary_partners
WHERE generation = :generation
    AND key = :key
    AND organisation NOT IN (SELECT value FROM json_each(:partners))
