"""The lists of the pages as files: each takes the filters of its page, and its rows from what the page is made of.

May import: the rooms whose lists these are. Door: `register`. Tests: tests/unit/pages/tables/.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint

from partnerflow_api.pages.tables.lists.changes import changes
from partnerflow_api.pages.tables.lists.everybody import organisations, partnerships
from partnerflow_api.pages.tables.lists.grants import conditions, milestones, tranches
from partnerflow_api.pages.tables.lists.partnership import deadlines, in_force, members
from partnerflow_api.pages.tables.lists.timeline import timeline
from partnerflow_api.pages.tables.serving import downloads
from partnerflow_api.pages.tables.table import Table

OF_A_PARTNERSHIP: tuple[Callable[[str], Table], ...] = (
    timeline,
    changes,
    members,
    in_force,
    deadlines,
    tranches,
    conditions,
    milestones,
)


def register(pages: Blueprint) -> None:
    """`/partnerships.csv`, `/organisations.csv`, and below each partnership its lists; all also as `.xlsx`."""
    downloads(pages, "/partnerships", "partnerships", "partnership.read", partnerships)
    downloads(pages, "/organisations", "organisations", "organisations.read", organisations)
    for build in OF_A_PARTNERSHIP:
        rule = f"/partnerships/<key>/{build.__name__.replace('_', '-')}"
        downloads(pages, rule, build.__name__, "partnership.read", build)
