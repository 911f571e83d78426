-- Something is about to be shown to somebody.
INSERT INTO accesses (stream_id, persons, principal, purpose, at)
VALUES (%(stream_id)s, %(persons)s, %(principal)s, %(purpose)s, %(at)s)
