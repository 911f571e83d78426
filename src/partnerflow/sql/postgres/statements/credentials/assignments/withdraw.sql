-- It counts no more; that it did stays known.
UPDATE assignments
SET withdrawn_at = %(at)s, withdrawn_by = %(by)s
WHERE id = %(id)s
    AND principal = %(principal)s
    AND withdrawn_at IS NULL
RETURNING id
