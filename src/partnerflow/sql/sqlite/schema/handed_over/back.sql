-- This host goes on.
DROP TRIGGER IF EXISTS handed_over_events;
DROP TRIGGER IF EXISTS handed_over_ledger_entries;
DROP TRIGGER IF EXISTS handed_over_ledger_checkpoints;
