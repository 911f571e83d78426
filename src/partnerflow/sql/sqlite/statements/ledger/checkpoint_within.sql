-- The last checkpoint that reads no further than a position of the log.
SELECT ledger_checkpoints.size, ledger_checkpoints.note, ledger_checkpoints.vkeys
FROM ledger_epochs
JOIN ledger_checkpoints ON ledger_checkpoints.size = ledger_epochs.number + 1
WHERE ledger_epochs.position <= :position
ORDER BY ledger_epochs.position DESC, ledger_epochs.number DESC
LIMIT 1
