-- What came of it.
UPDATE erasure_requests
SET state = :state, ended_at = :at, outcome = :outcome
WHERE id = :id
