-- What changed since an epoch, with the epoch at which all of it stands.
SELECT newest.number, ledger_streams.key, ledger_streams.version, ledger_streams.frontier
FROM (SELECT max(number) AS number FROM ledger_epochs) AS newest
LEFT JOIN ledger_streams ON ledger_streams.epoch > %(epoch)s
