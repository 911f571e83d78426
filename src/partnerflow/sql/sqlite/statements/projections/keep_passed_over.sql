-- Streams that a generation of a projection reads past, and for want of which process.
INSERT INTO projection_passed_over (name, generation, kind, key, process)
SELECT
    :name,
    :generation,
    row.value ->> 'kind',
    row.value ->> 'key',
    row.value ->> 'process'
FROM json_each(:streams) AS row
WHERE TRUE
ON CONFLICT (name, generation, kind, key) DO UPDATE
SET process = excluded.process
