-- Texts that requests wait for, but for one of them.
SELECT id, partnership, state, asked_at, due_at, asked, ended_at, outcome
FROM erasure_requests
WHERE ended_at IS NULL
    AND id <> %(id)s
