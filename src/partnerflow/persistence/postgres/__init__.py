"""The store on PostgreSQL: one workspace is one schema, the service is its application role.

Never here: DDL outside `preparation`, table locks, NOTIFY, a blind retry.
May import: persistence, application.ports, sql, errors, psycopg.
Door: `opening.open_workspace`, `preparation.prepare`.
Tests: tests/contract.
"""
