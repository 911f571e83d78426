-- A partnership into the census, or out of it: `sign` says which.
INSERT INTO portfolio_census (
    generation,
    process,
    phase,
    status,
    region,
    profile,
    ending_kind,
    ending_reasons,
    partnerships,
    returned,
    returns
)
SELECT
    generation,
    process,
    phase,
    status,
    region,
    profile,
    coalesce(ending_kind, ''),
    coalesce(ending_reasons, ''),
    :sign,
    CASE WHEN returns > 0 THEN :sign ELSE 0 END,
    :sign * returns
FROM portfolio_partnerships
WHERE generation = :generation
    AND key = :key
ON CONFLICT (generation, process, phase, status, region, profile, ending_kind, ending_reasons) DO UPDATE
SET
    partnerships = portfolio_census.partnerships + excluded.partnerships,
    returned = portfolio_census.returned + excluded.returned,
    returns = portfolio_census.returns + excluded.returns
