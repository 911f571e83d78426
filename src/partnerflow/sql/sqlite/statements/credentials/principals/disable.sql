-- Nothing that it holds opens anything from now on.
UPDATE principals
SET disabled_at = :at, disabled_by = :by
WHERE id = :id
    AND disabled_at IS NULL
