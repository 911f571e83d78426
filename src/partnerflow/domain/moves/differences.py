"""Two previews of one move compared, member by member: what came, what went, and what is otherwise than it was shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from partnerflow.domain.vocabulary.structs import Declared

# By what an item of a list is known, most telling first; what has none of these is known by all it holds.
IDENTITIES = (
    "guard",
    "deliverable",
    "action",
    "objection",
    "proposal",
    "project",
    "grant",
    "item",
    "organisation",
    "kind",
)
LACK = ("reason", "organisation", "project", "subject")
GATE = "closes"
# What another member of the same preview tells already: the outcome, and the fates.
REPEATED = ("holds", "deliverables")


class Step(Declared):
    """One step into a preview: a member by its name, or an item of a list by what it is known by."""

    member: str | None = None
    item: str | None = None


class Difference(Declared):
    """One thing that a move would do otherwise than was shown: where, and what it was and is; None where there is nothing."""

    path: tuple[Step, ...]
    change: Literal["added", "gone", "changed"]
    shown: Any = None
    now: Any = None


def differences(shown: Declared | None, now: Declared | None) -> tuple[Difference, ...]:
    """Everything in which two previews differ, in the order of their members."""
    return tuple(_between(_plain(shown), _plain(now), ()))


def _plain(preview: Declared | None) -> dict[str, Any]:
    return msgspec.to_builtins(preview) if preview is not None else {}


def _between(shown: Any, now: Any, path: tuple[Step, ...]) -> Iterator[Difference]:
    if shown == now:
        return
    if isinstance(shown, Mapping) and isinstance(now, Mapping):
        for member in dict.fromkeys(name for name in (*shown, *now) if name not in REPEATED):
            yield from _member(shown.get(member), now.get(member), (*path, Step(member=member)))
    elif isinstance(shown, tuple) and isinstance(now, tuple):
        yield from _items(shown, now, path)
    else:
        yield Difference(path=path, change="changed", shown=shown, now=now)


def _member(shown: Any, now: Any, path: tuple[Step, ...]) -> Iterator[Difference]:
    # An absent list is an empty one; an absent object or value is nothing.
    if isinstance(shown, tuple) or isinstance(now, tuple):
        yield from _items(shown or (), now or (), path)
    elif shown is None:
        yield Difference(path=path, change="added", now=now)
    elif now is None:
        yield Difference(path=path, change="gone", shown=shown)
    else:
        yield from _between(shown, now, path)


def _items(shown: Sequence[Any], now: Sequence[Any], path: tuple[Step, ...]) -> Iterator[Difference]:
    before, after = _by_name(shown), _by_name(now)
    for name in dict.fromkeys((*before, *after)):
        here = (*path, Step(item=name))
        if name not in before:
            yield Difference(path=here, change="added", now=after[name])
        elif name not in after:
            yield Difference(path=here, change="gone", shown=before[name])
        else:
            yield from _between(before[name], after[name], here)


def _by_name(items: Sequence[Any]) -> dict[str, Any]:
    """The items by what they are known by; a name that comes back is told apart by its number."""
    found: dict[str, Any] = {}
    for item in items:
        name, number = _name(item), 1
        while (unique := name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found[unique] = item
    return found


def _name(item: Any) -> str:
    if not isinstance(item, Mapping):
        return str(item)
    if isinstance(item.get(GATE), Mapping):
        return str(item[GATE]["phase"])
    if "reason" in item:
        return " ".join(str(item[name]) for name in LACK if name in item)
    known = next((item[name] for name in IDENTITIES if name in item), None)
    return _in_words(item if known is None else known)


def _in_words(value: Any) -> str:
    return " ".join(_in_words(part) for part in value.values()) if isinstance(value, Mapping) else str(value)
