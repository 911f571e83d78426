-- Streams that are taken up are no longer passed over.
DELETE FROM projection_passed_over
WHERE name = %(name)s
    AND generation = %(generation)s
    AND (kind, key) IN (
        SELECT row.value ->> 'kind', row.value ->> 'key'
        FROM json_array_elements(%(streams)s::json) AS row (value)
    )
