-- The heads at these addresses, a JSON array of [kind, key].
SELECT
    streams.stream_id,
    streams.kind,
    streams.key,
    streams.about,
    streams.version,
    streams.frontier
FROM json_each(?) AS address
JOIN streams ON streams.kind = address.value ->> 0 AND streams.key = address.value ->> 1
