-- Entries in order, from a number on.
SELECT data
FROM ledger_entries
WHERE number >= :first
    AND number < :first + :limit
ORDER BY number
