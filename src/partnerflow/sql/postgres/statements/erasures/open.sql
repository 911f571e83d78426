-- A request, to be carried out when it is due.
INSERT INTO erasure_requests (id, partnership, state, asked_at, due_at, asked)
VALUES (%(id)s, %(partnership)s, 'waiting', %(asked_at)s, %(due_at)s, %(asked)s)
