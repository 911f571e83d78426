-- Its key is to be destroyed behind this.
INSERT INTO erasure_leftovers (stream_id, subject)
VALUES (:stream_id, :subject)
