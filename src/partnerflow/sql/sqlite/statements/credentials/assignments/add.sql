-- A role was given.
INSERT INTO assignments (
    id, principal, role, actor, project, partnerships, through, withholds, given_at, given_by
)
VALUES (
    :id, :principal, :role, :actor, :project, :partnerships, :through, :withholds, :given_at, :given_by
)
