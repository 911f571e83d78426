-- End the sessions of one login.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %(login)s
