"""The funder's side: thirty questions answered in sentences and tables, the grants and their reviews, seals, verification.

Lives here: the questions as a report, the page of reviews, points to look back to, what was signed, in plain words.
Never here: what an answer is (`partnerflow.questions`), the forms that record a fact, proofs themselves (`transparency`).
May import: the other modules of the pages. Door: `register`; `answers.answer` for who prints them elsewhere.
Tests: tests/unit/pages/reviews/.
"""

from __future__ import annotations

from partnerflow_api.pages.reviews.views import register

__all__ = ["register"]
