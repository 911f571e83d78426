-- Who added it, the first time.
INSERT INTO attachment_additions (stream_id, sha256, principal, at)
VALUES (:stream_id, :sha256, :principal, :at)
ON CONFLICT DO NOTHING
