"""Looking at what a move would do, and holding a move to what was shown of it (docs/spec/previews.md).

Nothing is kept of a preview. Its token names the day and the versions it rests on; from those the preview is made again,
its hash is compared, and the difference with the present one is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.recording import read_line
from partnerflow.application.unit_of_work import UnitOfWork
from partnerflow.domain.around import GrantOnDay, grant_on_day
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.moves import PreviewToken, differences, digest, preview_of, read_token, token_of
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import refuse
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.errors import Fault, MalformedError, RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A move as a fact, what it would do (None: it does not exist from here), and the token of that."""

    fact: AnyFact
    preview: Declared | None
    token: PreviewToken

    @property
    def consequences(self) -> Mapping[str, Any]:
        """What it would do, as plain values."""
        return msgspec.to_builtins(self.preview) if self.preview is not None else {}


def look(work: UnitOfWork, history: History, request: MoveRequest) -> Looked:
    """What a move would do to a partnership as this unit of work sees it, with its grants.

    Raises:
        MalformedError: it cannot be read as a move.
    """
    line = request.record.line
    grants = work.grants(request.record.key, str(line.get("occurredAt", work.today))[:10])
    return _looked(work, history, request, line, grants)


def check_shown(work: UnitOfWork, history: History, request: MoveRequest, now: Looked) -> None:
    """Hold a move to the preview whose token it carries.

    Raises:
        RefusedError: it would do something else now; with the difference, where the earlier preview can be made again.
    """
    token = read_token(request.shown or "")
    if token.digest != now.token.digest:
        raise RefusedError([_otherwise(work, history, request, token, now)])


def _otherwise(work: UnitOfWork, history: History, request: MoveRequest, token: PreviewToken, now: Looked) -> Fault:
    found = str(now.token)
    if not token.version:
        return refuse("sequence", "preview_changed", "/previewHash", expected=request.shown, found=found)
    before = _before(work, history, request, token)
    if before is None:
        return refuse("sequence", "preview_of_another_move", "/previewHash", expected=request.shown, found=found)
    told = msgspec.to_builtins(differences(before.preview, now.preview))
    return refuse("sequence", "preview_changed", "/previewHash", expected=request.shown, found=found, differences=told)


def _before(work: UnitOfWork, history: History, request: MoveRequest, token: PreviewToken) -> Looked | None:
    """The preview behind a token, made again; None when this move never had it."""
    if token.version > history.version:
        return None
    earlier = history.until(token.version)
    line = {**request.record.line, "occurredAt": token.day}
    try:
        looked = _looked(work, earlier, request, line, tuple(_grants(work, earlier, token)))
    except MalformedError:
        return None
    return looked if looked.token == token else None


def _grants(work: UnitOfWork, earlier: History, token: PreviewToken) -> Iterator[GrantOnDay]:
    for key, version in token.grants.items():
        history = work.history("grant", key)
        if history is not None and 0 < version <= history.version:
            words = earlier.words_since(history.process, as_of=token.day)
            grant = grant_on_day(history.until(version), words, token.day)
            if grant is not None:
                yield grant


def _looked(
    work: UnitOfWork, history: History, request: MoveRequest, line: Mapping[str, Any], grants: Sequence[GrantOnDay]
) -> Looked:
    fact = read_line(work, request.record, _with_notice(request.move, line, grants), history=history)
    state = history.on(fact.occurred_on)
    assert isinstance(state, PartnershipState)
    preview = preview_of(state, fact, grants, request.through)
    token = token_of(digest(request.move, preview), history.version, fact.occurred_on, grants)
    return Looked(fact=fact, preview=preview, token=token)


def _with_notice(move: str, line: Mapping[str, Any], grants: Sequence[GrantOnDay]) -> Mapping[str, Any]:
    """A return under a running grant is for its funder to hear of, unless the partners say otherwise."""
    data = line.get("data")
    if move != "return" or not isinstance(data, Mapping):
        return line
    return {**line, "data": {"funderNoticeNeeded": any(item.grant.running for item in grants), **data}}
