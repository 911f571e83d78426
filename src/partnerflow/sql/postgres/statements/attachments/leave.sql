-- Its key goes at once, and its bytes are to be overwritten behind this.
WITH gone AS (
    DELETE FROM person_keys
    WHERE stream_id = %(stream_id)s
        AND person = %(subject)s
)
INSERT INTO erasure_leftovers (stream_id)
VALUES (%(stream_id)s)
