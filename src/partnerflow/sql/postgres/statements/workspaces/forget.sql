-- This workspace is here no more.
DELETE FROM partnerflow.workspaces WHERE name = %(name)s
