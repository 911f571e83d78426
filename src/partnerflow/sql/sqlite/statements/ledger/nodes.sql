-- Roots of complete subtrees of one height, from a number on.
SELECT hash
FROM ledger_nodes
WHERE height = :height
    AND number >= :first
    AND number < :first + :limit
ORDER BY number
