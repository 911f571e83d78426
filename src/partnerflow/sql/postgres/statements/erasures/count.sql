-- What the stream shows has changed.
INSERT INTO restrictions (stream_id, number)
VALUES (%(stream_id)s, 1)
ON CONFLICT (stream_id) DO UPDATE SET number = restrictions.number + 1
