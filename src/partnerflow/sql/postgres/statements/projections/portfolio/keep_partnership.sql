-- The row of a partnership, unless one of newer streams stands there.
INSERT INTO portfolio_partnerships (
    generation,
    key,
    name,
    region,
    profile,
    process,
    phase,
    entered,
    entered_fact,
    paused_days,
    paused_since,
    status,
    last_on,
    last_fact,
    returns,
    ending_kind,
    ending_reasons,
    version,
    grants_version
)
VALUES (
    %(generation)s,
    %(key)s,
    %(name)s,
    %(region)s,
    %(profile)s,
    %(process)s,
    %(phase)s,
    %(entered)s,
    %(entered_fact)s,
    %(paused_days)s,
    %(paused_since)s,
    %(status)s,
    %(last_on)s,
    %(last_fact)s,
    %(returns)s,
    %(ending_kind)s,
    %(ending_reasons)s,
    %(version)s,
    %(grants_version)s
)
ON CONFLICT (generation, key) DO UPDATE
SET
    name = excluded.name,
    region = excluded.region,
    profile = excluded.profile,
    process = excluded.process,
    phase = excluded.phase,
    entered = excluded.entered,
    entered_fact = excluded.entered_fact,
    paused_days = excluded.paused_days,
    paused_since = excluded.paused_since,
    status = excluded.status,
    last_on = excluded.last_on,
    last_fact = excluded.last_fact,
    returns = excluded.returns,
    ending_kind = excluded.ending_kind,
    ending_reasons = excluded.ending_reasons,
    version = excluded.version,
    grants_version = excluded.grants_version
WHERE portfolio_partnerships.version <= excluded.version
    AND portfolio_partnerships.grants_version <= excluded.grants_version
RETURNING key
