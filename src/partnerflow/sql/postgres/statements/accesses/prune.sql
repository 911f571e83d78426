-- Old ones that have their place: the tree keeps its root without them.
DELETE FROM accesses
WHERE position IS NOT NULL
    AND at < %(before)s
