-- Every role that a principal was ever given.
SELECT
    id, principal, role, actor, project, partnerships, through, withholds, given_at, given_by, withdrawn_at,
    withdrawn_by
FROM assignments
WHERE principal = :principal
ORDER BY number
