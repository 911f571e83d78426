"""What a caller sends back of a preview: its hash, and where it was looked at (docs/spec/previews.md).

The token is no secret and gives no right: who holds it can only say what was shown. It names the day and the versions that
the preview rests on, so that nothing need be kept to tell afterwards what has changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.kinds import Text

TOKEN = Text(
    form="preview_token",
    maximum=4000,
    pattern=(r"^[0-9a-f]{64}(\.[0-9]{1,9}\.[0-9]{4}-[0-9]{2}-[0-9]{2}(\.GR-[A-Z0-9]{1,12}:[0-9]{1,9})*)?$"),
)
"""How a token is written: a hash alone, or with the version, the day and the grants after it."""


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
    """A token as it came back, in the form of `TOKEN`."""
    digest, *place = text.split(".")
    if not place:
        return PreviewToken(digest=digest, version=0, day="", grants={})
    version, day, *grants = place
    named = (item.split(":") for item in grants)
    return PreviewToken(digest=digest, version=int(version), day=day, grants={key: int(at) for key, at in named})
