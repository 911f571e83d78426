-- One request.
SELECT id, partnership, state, asked_at, due_at, asked, ended_at, outcome
FROM erasure_requests
WHERE id = :id
