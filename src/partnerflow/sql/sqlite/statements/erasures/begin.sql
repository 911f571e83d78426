-- From here on it is carried out, also by whoever comes after a kill.
UPDATE erasure_requests
SET state = 'executing'
WHERE id = :id
    AND state IN ('waiting', 'executing')
RETURNING id
