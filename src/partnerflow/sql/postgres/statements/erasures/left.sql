-- What erasures left to do.
SELECT max(id)
FROM erasure_leftovers
