"""Parts of pages that are kept: long ones about one partnership, which say the same until something about it changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from flask import render_template, request
from markupsafe import Markup

from partnerflow_api.context import Part, desk, service
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import reader


def kept(template: str, key: str, values: Callable[[], Mapping[str, Any]], beside: Hashable = None) -> Markup:
    """A template that shows a partnership, its grants and the names of organisations, and nothing else that changes.

    It is never out of date: it is kept under all that it is made from, which are these as they stand, the day, the roles
    in which the reader looks (`Acting.standing`), the language, the whole address, and what else the values rest on
    (`beside`). Whose data it shows goes on record each time. A form, a link that is somebody's alone, or what is read from
    other tables does not belong in it.

    Raises:
        NotFoundError: there is no such partnership, or none that is seen.
    """
    acting = service()
    form = (template, asked.words().language, request.root_path, request.full_path, beside, acting.standing(key))

    def make() -> Part:
        html = render_template(f"pages/{template}", **reader(), **values())
        return Part(html=html, persons=acting.shown())

    part = desk().parts.get(form, make)
    acting.seen(part.persons)
    # A template of ours made it, and escaped what it was given.
    return Markup(part.html)
