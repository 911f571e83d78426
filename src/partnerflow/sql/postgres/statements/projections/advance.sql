-- A projection moves on, only from where its reader saw it: whoever comes second changes nothing.
INSERT INTO projections (name, position)
VALUES (%(name)s, %(position)s)
ON CONFLICT (name) DO UPDATE
SET position = excluded.position
WHERE projections.position = %(after)s
RETURNING position
