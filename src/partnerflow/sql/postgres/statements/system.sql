-- Which database cluster this is: a standby has the number of its primary, no other server has.
SELECT system_identifier
FROM pg_catalog.pg_control_system()
