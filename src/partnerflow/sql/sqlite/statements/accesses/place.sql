-- Its place, once and for all.
UPDATE accesses
SET position = :position
WHERE id = :id
    AND position IS NULL
