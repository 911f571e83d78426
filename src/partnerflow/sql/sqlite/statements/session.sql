-- Each session: an answer means it is on disk, references hold, what is deleted is overwritten, others are waited for.
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA busy_timeout = 10000;
