-- What has its place waits no more.
DELETE FROM pending
WHERE id <= ?
