"""Process definitions as plain data, to be changed and written again."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

Document = dict[str, Any]


def written(document: Document, **style: Any) -> bytes:
    """A document as YAML."""
    # A copy, so that one object in two places is not written as anchor and alias.
    text: str = yaml.dump(deepcopy(document), Dumper=_Plain, sort_keys=False, allow_unicode=True, **style)
    return text.encode()


def changed(document: Document, path: list[str], value: Any) -> Document:
    """The document with this value at this path; None takes the member away."""
    copy = deepcopy(document)
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return copy


class _Plain(yaml.SafeDumper):
    """Writes a shared object out each time."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True
