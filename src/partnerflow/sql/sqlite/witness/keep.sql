-- What is cosigned now, in the place of what was before.
INSERT INTO seen (origin, size, root, note, at)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (origin) DO UPDATE
SET size = excluded.size,
    root = excluded.root,
    note = excluded.note,
    at = excluded.at
