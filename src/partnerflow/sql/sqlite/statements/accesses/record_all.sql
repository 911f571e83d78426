-- Many readings at once, in their order: `streams` holds the 16 bytes of each one's stream, `readings` the rest as JSON.
INSERT INTO accesses (stream_id, persons, principal, purpose, at)
SELECT
    substr(:streams, 16 * reading.key + 1, 16),
    json_extract(reading.value, '$[1]'),
    json_extract(reading.value, '$[2]'),
    json_extract(reading.value, '$[3]'),
    json_extract(reading.value, '$[4]')
FROM json_each(:readings) AS reading
ORDER BY reading.key
