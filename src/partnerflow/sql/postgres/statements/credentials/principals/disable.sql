-- Nothing that it holds opens anything from now on.
UPDATE principals
SET disabled_at = %(at)s, disabled_by = %(by)s
WHERE id = %(id)s
    AND disabled_at IS NULL
