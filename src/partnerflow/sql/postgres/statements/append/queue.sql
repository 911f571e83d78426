-- Every event of this append waits for its place in the log, lower versions with lower ids.
INSERT INTO pending (stream_id, version)
SELECT head.stream_id, generate_series(%(expected)s + 1, head.version)
FROM head
