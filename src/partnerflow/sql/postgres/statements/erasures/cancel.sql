-- Taken back, as long as nothing of it was done.
UPDATE erasure_requests
SET state = 'cancelled', ended_at = %(at)s
WHERE id = %(id)s
    AND state = 'waiting'
RETURNING id
