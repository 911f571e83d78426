"""The phase map: the phases in order, and the path one partnership walked through them, as one SVG image.

Lives here: the path, its lay-out in rows, its strokes. Never here: the folding of facts, HTTP, free texts of partners.
May import: the course's state, the definition, `pages.words`. Door: `draw`. Tests: tests/unit/pages/test_phase_map.py.
"""

from __future__ import annotations

from partnerflow_api.pages.phase_map.drawing import draw
from partnerflow_api.pages.phase_map.gates import Gate, Guarded
from partnerflow_api.pages.phase_map.path import Ending, Interruption, Path, Return, Stay, Step, path_of

__all__ = ["Ending", "Gate", "Guarded", "Interruption", "Path", "Return", "Stay", "Step", "draw", "path_of"]
