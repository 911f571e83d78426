-- A copy was put back: what was chosen before may be what was given up since.
DELETE FROM passwords
WHERE set_at <= %(at)s
