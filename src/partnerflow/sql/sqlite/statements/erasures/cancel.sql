-- Taken back, as long as nothing of it was done.
UPDATE erasure_requests
SET state = 'cancelled', ended_at = :at
WHERE id = :id
    AND state = 'waiting'
RETURNING id
