"""Proposals: the text and its rounds, positions, objections and their integration, the decision, and what comes next.

Lives here: the rounds as they are told, what can follow, the page. Never here: whether a round is carried (domain.decisions).
May import: the façade, what all pages share, `work.{told,subjects}`. Door: `proposal_page`. Tests: tests/unit/pages/work/.
"""

from __future__ import annotations

from partnerflow_api.pages.work.proposals.page import proposal_page

__all__ = ["proposal_page"]
