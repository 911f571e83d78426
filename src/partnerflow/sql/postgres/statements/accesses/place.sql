-- Its place, once and for all.
UPDATE accesses
SET position = %(position)s
WHERE id = %(id)s
    AND position IS NULL
