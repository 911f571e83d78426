-- The one table that the workspaces of a database share. A login sees its own row, also after it took its role on; the owner
-- of the table, whom FORCE puts under the policies too, sees all.
CREATE SCHEMA IF NOT EXISTS partnerflow;
REVOKE ALL ON SCHEMA partnerflow FROM PUBLIC;
CREATE TABLE IF NOT EXISTS partnerflow.workspaces (
    name    text        NOT NULL,
    login   text        NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name),
    UNIQUE (login)
);
REVOKE ALL ON partnerflow.workspaces FROM PUBLIC;
ALTER TABLE partnerflow.workspaces ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnerflow.workspaces FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_row ON partnerflow.workspaces;
CREATE POLICY own_row ON partnerflow.workspaces FOR SELECT USING (login = session_user);
DROP POLICY IF EXISTS every_row ON partnerflow.workspaces;
CREATE POLICY every_row ON partnerflow.workspaces TO CURRENT_USER USING (true) WITH CHECK (true)
