"""The workspace as one principal sees it and may change it, to do one thing: what every request goes through.

Lives here: `Acting` and its parts, one module a subject. Never here: whether something may be seen or told (the modules of
`access` beside it). May import: the application. Door: `Acting`. Tests: tests/unit/application/access/.
"""

from __future__ import annotations

from partnerflow.application.access.acting.keeping import Keeping
from partnerflow.application.access.acting.looking import Looking
from partnerflow.application.access.acting.sharing import Sharing
from partnerflow.application.access.acting.telling import Telling


class Acting(Looking, Telling, Keeping, Sharing):
    """`Partnerflow` for one principal, one permission and one purpose: the name of the operation, for the record of reading.

    Its methods do what those of `Partnerflow` do, and raise as these; besides, NotFoundError for what the principal cannot
    see, and ForbiddenError for what it sees and may not do this with. Whoever answers calls `settle` before the answer leaves.

    Raises:
        ForbiddenError: the permission is of the workspace, and no role of the principal gives it.
    """


__all__ = ["Acting"]
