"""The store on SQLite: one workspace is one file; one process writes, any may read.

Never here: a deferred transaction that writes, an implicit rowid, a setting other than synchronous=FULL for an append.
May import: persistence, application.ports, sql, errors, the standard library.
Door: `opening.open_file`.
Tests: tests/contract.
"""
