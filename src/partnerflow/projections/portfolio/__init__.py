"""The portfolio: a read model of every partnership with its grants, from which figures and lists over all are answered.

Lives here: its rows (`rows`, a pure function of the facts), its tables, and reading them. Never here: the questions
(`application.portfolio`). Door: `tables.PortfolioTables`. Tests: tests/unit/projections/, tests/contract/test_read_models.py.
"""
