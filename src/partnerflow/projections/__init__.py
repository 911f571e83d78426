"""Projections: what readers of many partnerships see. Tables made from the log, behind it by moments, and rebuildable.

Lives here: what all read models do alike (`read_model`), following, rebuilding, and the read models themselves. Never here:
anything that is only kept here. May import: application, questions, domain, sql, errors. Doors: `summaries.SummaryTables`,
`portfolio.tables.PortfolioTables`, `rebuilding.rebuild`. Tests: tests/contract/, tests/unit/projections/.
"""
