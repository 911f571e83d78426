INSERT INTO pending (stream_id, version)
VALUES (?, ?)
