-- Streams that are taken up are no longer passed over.
DELETE FROM projection_passed_over
WHERE name = :name
    AND generation = :generation
    AND (kind, key) IN (
        SELECT row.value ->> 'kind', row.value ->> 'key'
        FROM json_each(:streams) AS row
    )
