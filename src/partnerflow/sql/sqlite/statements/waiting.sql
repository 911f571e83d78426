-- The last id of the next batch; none when nothing waits.
SELECT max(id) FROM (SELECT id FROM pending ORDER BY id LIMIT ?)
