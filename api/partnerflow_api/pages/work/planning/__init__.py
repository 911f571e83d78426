"""Planning: what a coordinator looks up before a session or a difficult step.

Lives here: the sheet for the next session, where the images differ, what falls away when a party leaves, and the ways there.
Never here: what any of it comes to (questions say that). May import: the façade, `pages.work.todo`, what all pages share.
Door: `session_page`, `departure_page`, `ahead_of`. Tests: tests/unit/pages/work/test_planning.py.
"""

from __future__ import annotations

from partnerflow_api.pages.work.planning.ahead import Ahead, ahead_of
from partnerflow_api.pages.work.planning.departure import departure_page
from partnerflow_api.pages.work.planning.session import session_page

__all__ = ["Ahead", "ahead_of", "departure_page", "session_page"]
