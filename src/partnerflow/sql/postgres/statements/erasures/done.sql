-- Done, up to here.
DELETE FROM erasure_leftovers
WHERE id <= %(last)s
