-- The hash of a person's password.
SELECT hash, set_at, first
FROM passwords
WHERE principal = :principal
