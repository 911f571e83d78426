-- Whom a partnership gives no access any more.
DELETE FROM summary_readers
WHERE generation = %(generation)s
    AND key = %(key)s
    AND principal NOT IN (SELECT value FROM json_array_elements_text(%(readers)s::json))
