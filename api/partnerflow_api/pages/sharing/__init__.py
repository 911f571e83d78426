"""The pages about sharing: redeeming a link, and who can see a partnership and who looked.

Lives here: their views and what they show. Never here: what a link opens (`application.sharing`).
May import: flask, the façade, `pages`, `signing_in` for the cookie. Door: `register`. Tests: tests/unit/pages/sharing/.
"""

from __future__ import annotations

from partnerflow_api.pages.sharing.views import register

__all__ = ["register"]
