"""Beginnings: the register of organisations, an organisation on it, and a partnership that starts.

Lives here: their pages and forms, and the codes that are proposed for them. Never here: what they must hold (`domain`).
May import: flask, the façade, `pages.forms`. Door: `register`. Tests: tests/unit/pages/beginning/.
"""

from __future__ import annotations

from partnerflow_api.pages.beginning.views import register

__all__ = ["register"]
