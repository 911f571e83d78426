-- Each trusted key with what was cosigned last of its log, and how many checkpoints of it did not continue that.
SELECT
    logs.vkey,
    logs.origin,
    seen.size,
    seen.at,
    (SELECT count(*) FROM suspects WHERE suspects.origin = logs.origin)
FROM logs
LEFT JOIN seen ON seen.origin = logs.origin
ORDER BY logs.origin, logs.vkey
