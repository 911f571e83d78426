-- Nobody comes in, or makes a table, for being anybody.
REVOKE CONNECT, TEMPORARY ON DATABASE {database} FROM PUBLIC
