-- Whether this login owns the schema in which, before PostgreSQL 15, everybody may make tables.
SELECT pg_has_role(current_user, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'public'
