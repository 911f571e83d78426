"""Forms: a fact told by filling in what its declaration asks for, in the words of the reader.

Lives here: reading what was typed into the JSON of a line, the fields of a kind of value, what there is to choose, faults
beside their field, and the two views that every fact type has. A room that tells facts in its own way uses the parts.
Never here: rules (they refuse when it is told), and how one fact is best laid out (a room registers its `Sheet`).
May import: the application and below, and what all pages share. Door: `address_of`, `Sheet`, `sheets.add`, `register`.
Tests: tests/unit/pages/forms/.
"""

from __future__ import annotations

from partnerflow_api.pages.forms import own as _own  # noqa: F401 - it registers its sheets
from partnerflow_api.pages.forms.addresses import address_of
from partnerflow_api.pages.forms.sheets import Sheet
from partnerflow_api.pages.forms.told import confirmation
from partnerflow_api.pages.forms.views import register

__all__ = ["Sheet", "address_of", "confirmation", "register"]
