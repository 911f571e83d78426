"""Ledgers over every store: epochs, scrubs, holds, restores, notaries that race or die.

Lives here: one suite for memory, SQLite and PostgreSQL, and what tells them histories (`telling`, `damaging`).
Never here: the forms of entries and proofs (tests/unit/transparency). Tests: test_*.py.
"""
