"""What has to be done now in one partnership: the answers of its questions as things to do, each with who and with a form.

Lives here: one module a group, and how they are put together. Never here: what is open or due (questions say that).
May import: the façade, `pages.forms`, `pages.partnership.{needs,steps}`. Door: `groups_of`. Tests: tests/unit/pages/work/.
"""

from __future__ import annotations

from partnerflow_api.pages.work.todo.groups import groups_of, own_of
from partnerflow_api.pages.work.todo.things import Group, Thing

__all__ = ["Group", "Thing", "groups_of", "own_of"]
