"""New names: the next fact id of a stream and the next free reference of a kind, in the form its declaration asks for."""

from __future__ import annotations

import re
from typing import Any

from partnerflow.domain.history import History, Index
from partnerflow.domain.vocabulary.kinds import Reference

_FORM = re.compile(r"^\^(?P<prefix>[A-Za-z]+-?)(?P<owner>\[A-Z\]\[A-Z0-9\]\{1,7\}-)?\[0-9\]\{(?P<width>\d),\d\}\$$")


def next_fact_id(history: History, key: str) -> str:
    """The id of the next fact: the key, a hyphen, and the first free number of four digits or more."""
    last = history.facts[-1].id.rpartition("-")[2] if history.facts else "0"
    number = int(last) + 1
    while f"{key}-{number:04d}" in history.index.ids:
        number += 1
    return f"{key}-{number:04d}"


def next_reference(index: Index, kind: Reference, owner: str | None) -> str | None:
    """The next free reference of this kind, or None when its form does not count (a body is named by its people).

    `owner` is the organisation in references that carry one, like ``M-LIN-3``.
    """
    form = _FORM.match(kind.pattern or "")
    if form is None or (form["owner"] and owner is None):
        return None
    prefix = form["prefix"] + (f"{owner}-" if form["owner"] else "")
    numbers = [_number(value, prefix) for to, value in index.named if to == kind.to]
    return f"{prefix}{max(numbers, default=0) + 1:0{int(form['width'])}d}"


def next_ambition(index: Index) -> int:
    """The number of the next version of the shared ambition."""
    return max((value for to, value in index.named if to == "ambition"), default=0) + 1


def _number(value: Any, prefix: str) -> int:
    digits = str(value).removeprefix(prefix)
    return int(digits) if str(value).startswith(prefix) and digits.isdigit() else 0
