"""Documents: a version as it reads, how it differs from another, and where it stands.

Lives here: contents, difference, sections, standing, the page. Never here: what a version needs (guards), its forms (sheets).
May import: the façade, what all pages share, `work.told`. Door: `document_page`. Tests: tests/unit/pages/work/.
"""

from __future__ import annotations

from partnerflow_api.pages.work.documents.page import document_page

__all__ = ["document_page"]
