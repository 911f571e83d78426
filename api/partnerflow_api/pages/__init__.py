"""The web pages: the list of partnerships, the dossier of each, and every fact; server-rendered, in Dutch and English.

Lives here: views, templates, styles, words, the phase map. Never here: rules, stores, what the façade does not tell.
May import: flask, the façade and the vocabulary behind it, `problems`. Door: `blueprint`. Tests: tests/unit/pages/.
"""

from __future__ import annotations

from partnerflow_api.pages.views import blueprint

__all__ = ["blueprint"]
