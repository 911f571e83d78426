-- The checkpoints of a log that did not continue what was cosigned, the first one first.
SELECT note, at
FROM suspects
WHERE origin = ?
ORDER BY at, note
