-- Entries in order, from a number on.
SELECT data
FROM ledger_entries
WHERE number >= %(first)s
    AND number < %(first)s + %(limit)s
ORDER BY number
