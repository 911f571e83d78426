-- One more key trusted for its origin; one that is there already stays.
INSERT OR IGNORE INTO logs (vkey, origin)
VALUES (?, ?)
