-- Whether there is such a role on this server.
SELECT 1 FROM pg_roles WHERE rolname = %(role)s
