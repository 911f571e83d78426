-- All holds end together: what is released was looked at as a whole.
UPDATE ledger_holds
SET released = %(released)s
WHERE released IS NULL
