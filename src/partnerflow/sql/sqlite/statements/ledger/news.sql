-- What every process has to know within a second: the newest checkpoint, how often it was cosigned, and an open hold.
SELECT
    newest.size,
    (SELECT count(*) FROM ledger_cosignatures WHERE size = newest.size),
    held.number,
    held.reason,
    held.at,
    held.found
FROM (SELECT max(size) AS size FROM ledger_checkpoints) AS newest
LEFT JOIN (
    SELECT number, reason, at, found
    FROM ledger_holds
    WHERE released IS NULL
    ORDER BY number
    LIMIT 1
) AS held ON TRUE
