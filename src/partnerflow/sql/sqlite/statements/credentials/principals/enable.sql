-- It may open sessions again.
UPDATE principals
SET disabled_at = NULL, disabled_by = NULL, enabled_at = :at, enabled_by = :by
WHERE id = :id
    AND disabled_at IS NOT NULL
    AND erased_at IS NULL
