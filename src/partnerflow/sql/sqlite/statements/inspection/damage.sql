-- What SQLite finds wrong: pages, order, indexes that do not lead to their rows.
PRAGMA integrity_check (10)
