-- It goes with its owner.
DELETE FROM passwords
WHERE principal = :id
