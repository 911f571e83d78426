-- It counts no more; that it did stays known.
UPDATE assignments
SET withdrawn_at = :at, withdrawn_by = :by
WHERE id = :id
    AND principal = :principal
    AND withdrawn_at IS NULL
RETURNING id
