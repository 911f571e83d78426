-- What came of it.
UPDATE erasure_requests
SET state = %(state)s, ended_at = %(at)s, outcome = %(outcome)s
WHERE id = %(id)s
