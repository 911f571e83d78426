"""The code that somebody copies into another site: a frame, or an element that draws the map itself."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for
from markupsafe import escape

from partnerflow.application.credentials.embeds import Shown
from partnerflow_api.pages.words import Words
from partnerflow_api.signing_in.ways import ways

_HEIGHTS: dict[Shown, int] = {"phase-map": 620, "timeline": 620}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """What it is for, in words, and the code."""

    name: str
    code: str


def snippets(token: str, shows: tuple[Shown, ...], name: str, words: Words) -> tuple[Snippet, ...]:
    """The code for everything that an embed shows.

    Args:
        token: its token.
        shows: what it shows.
        name: that of the partnership.
        words: in whose language it is shown.
    """
    found = [_frame(each, token, name, words) for each in shows]
    if "phase-map" in shows:
        found.append(_element(token, words))
    return tuple(found)


def _frame(shown: Shown, token: str, name: str, words: Words) -> Snippet:
    endpoint = "phase_map" if shown == "phase-map" else "timeline"
    address = _outside(url_for(f"embedding.{endpoint}", token=token, lang=words.language))
    title = escape(words.sentence(words("embedding.frame_title", what=words(f"embedding.shows.{shown}"), name=name)))
    code = (
        f'<iframe src="{escape(address)}" title="{title}" width="100%" height="{_HEIGHTS[shown]}" '
        'loading="lazy" referrerpolicy="no-referrer" sandbox="allow-same-origin"></iframe>'
    )
    return Snippet(name=words(f"embedding.as_frame.{shown}"), code=code)


def _element(token: str, words: Words) -> Snippet:
    script = _outside(url_for("embedding.script"))
    image = _outside(url_for("embedding.phase_map_image", token=token, lang=words.language))
    code = (
        f'<script type="module" src="{escape(script)}"></script>\n'
        f'<partnerflow-phase-map src="{escape(image)}"></partnerflow-phase-map>'
    )
    return Snippet(name=words("embedding.as_element"), code=code)


def _outside(path: str) -> str:
    """What the operator says browsers reach this by, never the host that a request names."""
    return f"{ways().given.url or request.host_url.rstrip('/')}{path}"
