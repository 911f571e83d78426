-- The lease of the sequencer (../lease.sql), until the transaction ends: false while a service has it.
SELECT pg_try_advisory_xact_lock(28774, current_schema()::regnamespace::oid::int)
