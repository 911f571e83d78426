-- The requests about a partnership, the last one first.
SELECT id, partnership, state, asked_at, due_at, asked, ended_at, outcome
FROM erasure_requests
WHERE partnership = %(partnership)s
ORDER BY asked_at DESC, id
