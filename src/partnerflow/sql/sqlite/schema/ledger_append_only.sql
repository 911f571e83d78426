-- What was entered, closed and signed is neither changed, removed nor replaced.
CREATE TRIGGER IF NOT EXISTS ledger_entries_are_not_changed
BEFORE UPDATE ON ledger_entries
BEGIN
    SELECT RAISE (ABORT, 'ledger_entries is append-only: UPDATE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_entries_are_not_removed
BEFORE DELETE ON ledger_entries
BEGIN
    SELECT RAISE (ABORT, 'ledger_entries is append-only: DELETE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_entries_are_not_replaced
BEFORE INSERT ON ledger_entries
WHEN EXISTS (
    SELECT 1
    FROM ledger_entries
    WHERE number = NEW.number
)
BEGIN
    SELECT RAISE (ABORT, 'ledger_entries is append-only: REPLACE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_epochs_are_not_changed
BEFORE UPDATE ON ledger_epochs
BEGIN
    SELECT RAISE (ABORT, 'ledger_epochs is append-only: UPDATE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_epochs_are_not_removed
BEFORE DELETE ON ledger_epochs
BEGIN
    SELECT RAISE (ABORT, 'ledger_epochs is append-only: DELETE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_epochs_are_not_replaced
BEFORE INSERT ON ledger_epochs
WHEN EXISTS (
    SELECT 1
    FROM ledger_epochs
    WHERE number = NEW.number
)
BEGIN
    SELECT RAISE (ABORT, 'ledger_epochs is append-only: REPLACE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_checkpoints_are_not_changed
BEFORE UPDATE ON ledger_checkpoints
BEGIN
    SELECT RAISE (ABORT, 'ledger_checkpoints is append-only: UPDATE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_checkpoints_are_not_removed
BEFORE DELETE ON ledger_checkpoints
BEGIN
    SELECT RAISE (ABORT, 'ledger_checkpoints is append-only: DELETE refused');
END;

CREATE TRIGGER IF NOT EXISTS ledger_checkpoints_are_not_replaced
BEFORE INSERT ON ledger_checkpoints
WHEN EXISTS (
    SELECT 1
    FROM ledger_checkpoints
    WHERE size = NEW.size
)
BEGIN
    SELECT RAISE (ABORT, 'ledger_checkpoints is append-only: REPLACE refused');
END;
