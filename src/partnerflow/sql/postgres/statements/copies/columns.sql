-- The columns of a table of the workspace, their types, and whether they number by themselves.
SELECT column_name, data_type, is_identity
FROM information_schema.columns
WHERE table_name = %s AND table_schema = ANY (current_schemas(false))
