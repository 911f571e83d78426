-- The days of a partnership in each phase.
INSERT INTO portfolio_stays (generation, key, phase, number, process, running, gross, net, entered, fact)
SELECT
    %(generation)s,
    %(key)s,
    row.value ->> 'phase',
    (row.value ->> 'number')::bigint,
    %(process)s,
    (row.value ->> 'running')::bigint,
    (row.value ->> 'gross')::bigint,
    (row.value ->> 'net')::bigint,
    row.value ->> 'entered',
    row.value ->> 'fact'
FROM json_array_elements(%(rows)s::json) WITH ORDINALITY AS row (value, number)
