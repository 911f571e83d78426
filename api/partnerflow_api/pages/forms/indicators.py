"""Names of what is counted, as people write them: facts hold them in small letters, their words joined by an underscore."""

from __future__ import annotations

import re
import unicodedata

FORM = "indicator"
"""The form of text that such a name has in the vocabulary."""


def indicator_from(text: str) -> str:
    """The name that a text means; the text itself where it cannot be one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return name if name[:1].isalpha() else text
