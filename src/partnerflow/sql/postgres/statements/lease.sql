-- The right to sequence this workspace, as long as this session lives. The schema's own number cannot collide.
SELECT pg_try_advisory_lock(28774, current_schema()::regnamespace::oid::int)
