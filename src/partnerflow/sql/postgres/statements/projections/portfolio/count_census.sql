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
    %(sign)s,
    CASE WHEN returns > 0 THEN %(sign)s ELSE 0 END,
    %(sign)s * returns
FROM portfolio_partnerships
WHERE generation = %(generation)s
    AND key = %(key)s
ON CONFLICT (generation, process, phase, status, region, profile, ending_kind, ending_reasons) DO UPDATE
SET
    partnerships = portfolio_census.partnerships + excluded.partnerships,
    returned = portfolio_census.returned + excluded.returned,
    returns = portfolio_census.returns + excluded.returns
