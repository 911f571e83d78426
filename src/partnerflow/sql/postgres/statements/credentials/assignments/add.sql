-- A role was given.
INSERT INTO assignments (
    id, principal, role, actor, project, partnerships, through, withholds, given_at, given_by
)
VALUES (
    %(id)s, %(principal)s, %(role)s, %(actor)s, %(project)s, %(partnerships)s, %(through)s, %(withholds)s, %(given_at)s, %(given_by)s
)
