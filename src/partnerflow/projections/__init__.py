"""Projections: what readers of many partnerships see. Tables made from the log, behind it by moments, and rebuildable.

Lives here: the follower and one module a projection. Never here: anything that is only kept here.
May import: application, domain, sql, errors. Doors: `summaries.SummaryTables`, `follower.Follower`. Tests: tests/contract/.
"""
