-- The event that has waited longest for its place.
SELECT min(id) FROM pending
