-- A signed checkpoint that does not continue the last one; the first hundred of a log are evidence enough.
INSERT OR IGNORE INTO suspects (origin, note, at)
SELECT :origin, :note, :at
WHERE (SELECT count(*) FROM suspects WHERE origin = :origin) < 100
