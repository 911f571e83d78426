"""What there is to choose from where a fact refers to something: read from the state of the stream and what is around it.

Lives here: the choices by the kind of thing that is referred to, what each is called, and which are seldom wanted.
Never here: whether a choice may be made (the rules say so when it is told). Door: `choices`, `words_of`, `is_beyond`.
Tests: tests/unit/pages/forms/test_choices.py.
"""

from __future__ import annotations

from partnerflow_api.pages.forms.choices.definition import words_of
from partnerflow_api.pages.forms.choices.known import choices, is_beyond

__all__ = ["choices", "is_beyond", "words_of"]
