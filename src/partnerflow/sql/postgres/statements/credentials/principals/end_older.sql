-- A copy was put back: nobody who was let in before it knows that it still counts.
UPDATE principals
SET disabled_at = %(at)s, disabled_by = %(by)s
WHERE disabled_at IS NULL
    AND coalesce(enabled_at, created_at) <= %(at)s
RETURNING id
