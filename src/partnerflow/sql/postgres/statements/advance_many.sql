-- Many heads advanced at once, each only from the version and frontier its writer saw.
UPDATE streams
SET version = head.version, frontier = head.frontier
FROM unnest(
    %(stream_ids)s::uuid[],
    %(expected)s::bigint[],
    %(grown_from)s::bytea[],
    %(versions)s::bigint[],
    %(frontiers)s::bytea[]
) AS head (stream_id, expected, grown_from, version, frontier)
WHERE streams.stream_id = head.stream_id
    AND streams.version = head.expected
    AND streams.frontier = head.grown_from
