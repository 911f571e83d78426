"""People: who can sign in here, in which roles; an account is made, gets another password, is ended and let in again.

Lives here: the page and its forms. Never here: what an account is (`application.credentials`), signing in (`signing_in`).
May import: the façade and what all pages share. Door: `register`. Tests: tests/unit/pages/people/.
"""

from __future__ import annotations

from partnerflow_api.pages.people.views import register

__all__ = ["register"]
