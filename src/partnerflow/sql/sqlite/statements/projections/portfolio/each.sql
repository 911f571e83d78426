SELECT
    generation,
    key,
    process,
    phase,
    status,
    region,
    profile,
    coalesce(ending_kind, '') AS ending_kind,
    coalesce(ending_reasons, '') AS ending_reasons,
    1 AS partnerships,
    CASE WHEN returns > 0 THEN 1 ELSE 0 END AS returned,
    returns
FROM portfolio_partnerships
