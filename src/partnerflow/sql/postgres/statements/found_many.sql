-- Many streams founded at once, in the order of their addresses so that two such writers cannot wait for each other.
INSERT INTO streams (stream_id, kind, key, about, version, frontier)
SELECT *
FROM unnest(
    %(stream_ids)s::uuid[],
    %(kinds)s::text[],
    %(keys)s::text[],
    %(abouts)s::text[],
    %(versions)s::bigint[],
    %(frontiers)s::bytea[]
) AS head (stream_id, kind, key, about, version, frontier)
ORDER BY kind, key
ON CONFLICT DO NOTHING
