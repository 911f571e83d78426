-- A key for a person who has none.
INSERT INTO person_keys (stream_id, person, key)
VALUES (:stream_id, :person, :key)
ON CONFLICT DO NOTHING
