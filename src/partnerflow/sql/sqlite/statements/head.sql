-- The head at an address, and how often texts of it were restricted or freed.
SELECT streams.stream_id, streams.about, streams.version, streams.frontier, coalesce(restrictions.number, 0)
FROM streams
LEFT JOIN restrictions ON restrictions.stream_id = streams.stream_id
WHERE streams.kind = ?
    AND streams.key = ?
