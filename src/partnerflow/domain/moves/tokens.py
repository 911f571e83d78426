"""What a caller sends back of a preview: its hash, and where it was looked at (docs/spec/previews.md).

The token is no secret and gives no right: who holds it can only say what was shown. It names the day and the versions that
the preview rests on, so that nothing need be kept to tell afterwards what has changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.folding import Record

_PLACE = re.compile(
    r"(?P<digest>[0-9a-f]{64})\.(?P<version>[0-9]{1,9})\.(?P<day>\d{4}-\d{2}-\d{2})(?P<grants>[^ ]*)", re.ASCII
)
_GRANT = re.compile(r"\.(?P<key>GR-[A-Z0-9]{1,12}):(?P<version>[0-9]{1,9})", re.ASCII)
LONGEST = 4000


class PreviewToken(Record):
    """The hash of a preview, the day it was judged on, and the versions of the partnership and its grants it rests on.

    A bare hash, without the rest, holds a move to its preview just as well; only the difference cannot be told from it.
    """

    digest: str
    version: int
    day: str
    grants: dict[str, int]

    def __str__(self) -> str:
        read = "".join(f".{key}:{version}" for key, version in self.grants.items())
        return f"{self.digest}.{self.version}.{self.day}{read}"


def token_of(digest: str, version: int, day: str, grants: Sequence[GrantOnDay]) -> PreviewToken:
    """The token of a preview that was judged on this day, at these versions."""
    return PreviewToken(digest=digest, version=version, day=day, grants={item.key: item.version for item in grants})


def read_token(text: str) -> PreviewToken:
    """A token as it came back; what has not the form of one is taken for a bare hash."""
    found = _PLACE.fullmatch(text)
    if found is None or "".join(item[0] for item in _GRANT.finditer(found["grants"])) != found["grants"]:
        return PreviewToken(digest=text, version=0, day="", grants={})
    grants = {item["key"]: int(item["version"]) for item in _GRANT.finditer(found["grants"])}
    return PreviewToken(digest=found["digest"], version=int(found["version"]), day=found["day"], grants=grants)
