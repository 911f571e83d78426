-- This host goes on.
DROP TRIGGER IF EXISTS handed_over ON events;
DROP TRIGGER IF EXISTS handed_over ON ledger_entries;
DROP TRIGGER IF EXISTS handed_over ON ledger_checkpoints
