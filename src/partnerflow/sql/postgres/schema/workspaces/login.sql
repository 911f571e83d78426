-- One login for one workspace. NOINHERIT: it has no right of its own but to come in here, and becomes one role; so a
-- workspace of the same name in another database of this server stays closed to it.
CREATE ROLE {login} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {password};
GRANT {role} TO {login};
GRANT CONNECT ON DATABASE {database} TO {login};
GRANT USAGE ON SCHEMA partnerflow TO {role};
GRANT SELECT ON partnerflow.workspaces TO {role};
INSERT INTO partnerflow.workspaces (name, login) VALUES ({name}, {login_name})
