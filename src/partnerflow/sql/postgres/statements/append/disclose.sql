-- The texts to which the events commit.
INSERT INTO disclosures (stream_id, commitment, version, pointer, subject, salt, value)
SELECT head.stream_id, text.*
FROM head,
    unnest(
        %(commitments)s::text[],
        %(versions)s::bigint[],
        %(pointers)s::text[],
        %(subjects)s::text[],
        %(salts)s::bytea[],
        %(values)s::text[]
    ) AS text
