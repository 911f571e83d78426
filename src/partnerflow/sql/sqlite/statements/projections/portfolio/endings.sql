-- How many partnerships ended how and for which reasons.
SELECT process, ending_kind, ending_reasons, CAST(sum(partnerships) AS INTEGER)
FROM {census} AS chosen
WHERE chosen.generation = (
        SELECT generation
        FROM projections
        WHERE name = 'portfolio'
            AND live = 1
    )
    AND chosen.partnerships > 0
    AND chosen.ending_kind <> ''
    {conditions}
GROUP BY process, ending_kind, ending_reasons
