-- Something is about to be shown to somebody. No reader waits for the disk: a power cut may undo the last of these.
INSERT INTO accesses (stream_id, persons, principal, purpose, at)
SELECT %(stream_id)s, %(persons)s, %(principal)s, %(purpose)s, %(at)s
FROM set_config('synchronous_commit', 'off', true)
