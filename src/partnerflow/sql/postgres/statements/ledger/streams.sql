-- Streams in order of their keys, behind one.
SELECT key, version, frontier, epoch
FROM ledger_streams
WHERE key > %(after)s
ORDER BY key
LIMIT %(limit)s
