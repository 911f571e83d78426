"""Reports on paper: the phase history of a partnership, and its whole dossier on a day, as PDF.

Lives here: what a report holds, as a document of plain blocks, and its setting in type. Typst is imported here and nowhere
else, in a process of its own. Never here: a second computation of what pages show or questions answer.
May import: the façade, `partnerflow_api.pages`. Door: `register`. Tests: tests/unit/reports/.
"""

from __future__ import annotations

from partnerflow_api.reports.views import register

__all__ = ["register"]
