INSERT INTO events (stream_id, version, topic, state)
VALUES (?, ?, ?, ?)
