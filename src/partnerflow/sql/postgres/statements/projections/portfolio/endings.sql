-- How many partnerships ended how and for which reasons.
SELECT process, ending_kind, ending_reasons, count(*)
FROM portfolio_partnerships
WHERE generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND ending_kind IS NOT NULL
    {among}
GROUP BY process, ending_kind, ending_reasons
