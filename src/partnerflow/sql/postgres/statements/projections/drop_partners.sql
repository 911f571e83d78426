-- The partners of a partnership that are not among its present ones.
DELETE FROM summary_partners
WHERE generation = %(generation)s
    AND key = %(key)s
    AND organisation NOT IN (SELECT value FROM json_array_elements_text(%(partners)s::json))
