"""The page of each move: what it would do, in plain words, before it is made; then making it as it was shown.

Lives here: reading a move from a form, looking at it, telling it. Never here: whether it may be made, what it does (`domain`).
May import: flask, the façade, `domain.moves`, the rooms of pages that it shows. Door: `register`. Tests:
tests/unit/pages/moving/.
"""

from __future__ import annotations

from partnerflow_api.pages.moving.views import register

__all__ = ["register"]
