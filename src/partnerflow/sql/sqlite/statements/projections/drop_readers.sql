-- Whom a partnership gives no access any more.
DELETE FROM summary_readers
WHERE generation = :generation
    AND key = :key
    AND principal NOT IN (SELECT value FROM json_each(:readers))
