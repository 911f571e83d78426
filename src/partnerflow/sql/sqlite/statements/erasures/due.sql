-- What is due, and what was begun and not ended.
SELECT id, partnership, state, asked_at, due_at, asked, ended_at, outcome
FROM erasure_requests
WHERE ended_at IS NULL
    AND due_at <= :now
ORDER BY due_at, id
