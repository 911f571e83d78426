-- The key and recovery entries of a tree; the index of its own holds only these.
SELECT number, data
FROM ledger_entries
WHERE get_byte(data, 11) IN (4, 5)
    AND number < %(size)s
ORDER BY number
