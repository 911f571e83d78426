"""What changed between two points, told to people, and what a reader saw on an earlier visit.

Lives here: the page of changes, the words for one change, the mark of a reader's last visit.
Never here: what a change is (the question `compare`), the templates, the facts of the timeline.
May import: the other modules of the pages. Doors: `changes_page`, `told_between`, `news`, `Visits`.
Tests: tests/unit/pages/test_changes_page.py and test_last_visit.py.
"""

from __future__ import annotations

from partnerflow_api.pages.changes.last_visit import Visits, news
from partnerflow_api.pages.changes.page import changes_page, told_between

__all__ = ["Visits", "changes_page", "news", "told_between"]
