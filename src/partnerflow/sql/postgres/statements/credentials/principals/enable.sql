-- It may open sessions again.
UPDATE principals
SET disabled_at = NULL, disabled_by = NULL, enabled_at = %(at)s, enabled_by = %(by)s
WHERE id = %(id)s
    AND disabled_at IS NOT NULL
    AND erased_at IS NULL
