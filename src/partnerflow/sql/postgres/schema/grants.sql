-- The application may add to history and read it; only these rights, whatever was granted before.
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role};
GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT, INSERT ON events, log, idempotency TO {role};
GRANT SELECT, INSERT, UPDATE (version, frontier) ON streams TO {role};
GRANT SELECT, INSERT, DELETE ON pending, disclosures TO {role};
GRANT SELECT, INSERT, DELETE ON restricted_disclosures, erasure_leftovers TO {role};
GRANT SELECT, INSERT, UPDATE ON restrictions, erasure_requests TO {role};
GRANT SELECT, INSERT, UPDATE (position), DELETE ON accesses TO {role};
GRANT SELECT ON meta TO {role};
GRANT SELECT, INSERT ON ledger_entries, ledger_epochs, ledger_checkpoints TO {role};
GRANT SELECT, INSERT ON ledger_cosignatures, ledger_timestamps TO {role};
GRANT SELECT, INSERT, UPDATE ON ledger_nodes, ledger_streams TO {role};
GRANT SELECT, INSERT, UPDATE (released) ON ledger_holds TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON projections, projection_passed_over, partnership_summaries TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON summary_partners, organisation_summaries TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON portfolio_partnerships, portfolio_stays TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON portfolio_returns, portfolio_items TO {role};
