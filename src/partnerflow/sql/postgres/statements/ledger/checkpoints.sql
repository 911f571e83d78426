-- Checkpoints in order of their sizes, behind one.
SELECT size, note
FROM ledger_checkpoints
WHERE size > %(after)s
ORDER BY size
LIMIT %(limit)s
