-- Roots of complete subtrees of one height, from a number on.
SELECT hash
FROM ledger_nodes
WHERE height = %(height)s
    AND number >= %(first)s
    AND number < %(first)s + %(limit)s
ORDER BY number
