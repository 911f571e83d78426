-- The key and recovery entries of a tree; the index of its own holds only these.
SELECT number, data
FROM ledger_entries
WHERE substr(data, 12, 1) IN (x'04', x'05')
    AND number < :size
ORDER BY number
