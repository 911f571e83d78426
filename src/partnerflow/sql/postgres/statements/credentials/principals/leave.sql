-- Bytes of an account are to be overwritten behind this.
INSERT INTO erasure_leftovers (stream_id)
VALUES (%(stream_id)s)
