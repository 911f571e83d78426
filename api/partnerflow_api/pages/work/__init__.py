"""Work: what a coordinator and the partners do today.

Lives here: the hub, the things to do, the sheets of the daily facts, a document with the difference between its versions,
a proposal with its rounds. Never here: the engine of forms (forms), moves (moving), what is due (questions).
May import: the façade and what all pages share, `pages.forms`, `pages.partnership.{needs,steps}`. Door: `register`.
Tests: tests/unit/pages/work/.
"""

from __future__ import annotations

from flask import Blueprint

from partnerflow_api.pages.work import sheets, views


def register(pages: Blueprint) -> None:
    """Add the pages of the work, and the sheets of the daily facts."""
    sheets.register()
    views.register(pages)


__all__ = ["register"]
