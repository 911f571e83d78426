-- Two that add to one stream wait for each other: together they stay within its quota.
SELECT pg_advisory_xact_lock(28775, hashtext(%(stream_id)s::text))
