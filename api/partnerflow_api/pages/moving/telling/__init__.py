"""What a move would do, in sentences for whoever is to decide it: one module for each kind of move, and what they share.

Never here: forms, HTTP, whether the move may be made. May import: the previews of `domain.moves`, the words of the pages.
Door: `parts_of`. Tests: tests/unit/pages/moving/.
"""

from __future__ import annotations

from partnerflow_api.pages.moving.telling.consequences import consequences_of, parts_of
from partnerflow_api.pages.moving.telling.reader import Part, Reader, Said

__all__ = ["Part", "Reader", "Said", "consequences_of", "parts_of"]
