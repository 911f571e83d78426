-- Who added it, the first time.
INSERT INTO attachment_additions (stream_id, sha256, principal, at)
VALUES (%(stream_id)s, %(sha256)s, %(principal)s, %(at)s)
ON CONFLICT DO NOTHING
