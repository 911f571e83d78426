"""Back to the form that an organisation was wanted for, with that organisation chosen."""

from __future__ import annotations

from urllib.parse import urlencode


def chosen(path: str, organisation: str) -> str:
    """The address of a form of ours in which this organisation is filled in."""
    before, hash_, anchor = path.partition("#")
    return f"{before}{'&' if '?' in before else '?'}{urlencode({'organisation': organisation})}{hash_}{anchor}"
