"""The phase map and the timeline within other sites: the frames and the image that these show, and the page that gives them out.

Lives here: what an embed shows, where it may be framed, the code to copy. Never here: what its token opens (`credentials.embeds`).
May import: flask, the façade, `pages`. Doors: `blueprint` for the frames, `register` for the page.
Tests: tests/unit/pages/embedding/, tests/browser/test_embedding.py.
"""

from __future__ import annotations

from partnerflow_api.pages.embedding.frames import blueprint
from partnerflow_api.pages.embedding.views import register

__all__ = ["blueprint", "register"]
