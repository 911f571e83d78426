-- Roles of workspaces that were prepared by hand: their logins came in for being anybody.
SELECT roles.rolname
FROM pg_roles AS roles
INNER JOIN pg_namespace AS schemas ON roles.rolname = 'partnerflow_app_' || schemas.nspname
WHERE
    has_schema_privilege(roles.oid, schemas.oid, 'USAGE')
    AND NOT EXISTS (SELECT 1 FROM partnerflow.workspaces AS registered WHERE registered.name = schemas.nspname)
