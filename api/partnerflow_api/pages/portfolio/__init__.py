"""The portfolio: figures over all partnerships, the list behind each of them, and what waits.

Lives here: the page, its lists and their files, in words. Never here: counting (`application.portfolio`).
May import: flask, the façade, `pages`, `pages.tables`. Door: `register`. Tests: tests/unit/pages/portfolio/.
"""

from __future__ import annotations

from partnerflow_api.pages.portfolio.views import register

__all__ = ["register"]
