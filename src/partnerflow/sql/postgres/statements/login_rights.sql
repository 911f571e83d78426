-- What the login may beyond the application's role: everything, making schemas here, or owning the workspace's tables.
SELECT
    session_user::text,
    login.rolsuper OR login.rolbypassrls,
    has_database_privilege(session_user, current_database(), 'CREATE'),
    EXISTS (
        SELECT 1
        FROM pg_class AS kept
        WHERE kept.relnamespace = to_regnamespace(%(schema)s)
            AND pg_has_role(session_user, kept.relowner, 'MEMBER')
    )
FROM pg_roles AS login
WHERE login.rolname = session_user
