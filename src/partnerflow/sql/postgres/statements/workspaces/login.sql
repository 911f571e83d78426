-- The login of one workspace.
SELECT login FROM partnerflow.workspaces WHERE name = %(name)s
