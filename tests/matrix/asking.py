"""Asking, and looking at the answer: at what it says, at what it should not, and at what it brought about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from uuid import uuid4

from werkzeug.wrappers import Response

from tests.matrix.addresses import Cell
from tests.matrix.everybody import LATER
from tests.matrix.legible import legible
from tests.matrix.oracle import SAFE, expected, shows_register, shows_theirs
from tests.matrix.people import Somebody
from tests.matrix.rights import EVERY_KIND, MANAGE
from tests.matrix.world import ELSEWHERE, FOREIGN, REGISTERED, World, marker

_FORM = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
_DRAWN = frozenset({"Date", "Set-Cookie"})
_TELLING = frozenset({"tell", "share", "erase", "attach", "organisation", "import"})
"""What is permitted in general, and may still be refused for whose word it is."""
SAME = {"X-Request-Id": "the-same-for-all"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that should not be."""

    who: str
    asked: str
    what: str


@dataclass(slots=True)
class Matrix:
    """Asks one request after the other in a world; how many it asked, and how long those about others took."""

    world: World
    asked: int = 0
    times: dict[str, list[float]] = field(default_factory=lambda: {"theirs": [], "nowhere": []})
    _retry: str = field(default_factory=lambda: f"the-same-for-all-{uuid4()}")
    _said: set[str] = field(default_factory=set)
    _theirs: dict[tuple[Any, ...], tuple[Any, ...]] = field(default_factory=dict)

    def findings(self, who: Somebody, cell: Cell, **headers: str) -> Iterator[Finding]:
        """Ask one thing; everything that is wrong with the answer."""
        if cell.fact is not None and cell.part == "theirs" and shows_register(who):
            # It may name them: then one's own partnership leads to them, and everybody who sees the one sees the other.
            return
        if cell.place == "elsewhere" and who.name == "key of another workspace":
            return
        before = self._kept()
        answer, body, took = self._ask(who, cell, headers)
        should = expected(who, cell)
        for what in self._wrong(who, cell, answer, body, should, before):
            yield Finding(who=who.name, asked=f"{cell.method} {cell.path} ({cell.part})", what=what)
        if (
            not shows_theirs(who)
            and (cell.keyed or cell.name == "foundGrant" or cell.of_organisation)
            and not (shows_register(who) and (cell.of_organisation or (cell.fact is not None and cell.place == "own")))
        ):
            yield from self._compared(who, cell, answer, body, headers)
            if cell.place in self.times and cell.keyed and should == "missing":
                self.times[cell.place].append(took)

    def _ask(self, who: Somebody, cell: Cell, headers: dict[str, str]) -> tuple[Response, str, float]:
        self.asked += 1
        given = {**SAME, **who.headers, **headers}
        if cell.place == "replayed":
            given["Idempotency-Key"] = self._retry
        if cell.body is not None:
            given["Content-Type"] = cell.media
            if cell.name.startswith("record") and "If-Match" not in given:
                given["If-Match"] = "*"
        at = perf_counter()
        with self.world.client.open(
            cell.path,
            method=cell.method,
            headers=given,
            data=self._sent(cell),
            environ_base={"REMOTE_ADDR": who.address},
        ) as answer:
            body = legible(answer)
        return answer, body, perf_counter() - at

    def _sent(self, cell: Cell) -> bytes | None:
        """The body; a form says on which version it was shown, which is the present one."""
        kind, key = (*cell.path.split("/")[1:3], "")[:2]
        stream = self.world.service.streams.find(kind.removesuffix("s"), key) if cell.tells_by_form else None
        return cell.body if stream is None else (cell.body or b"") + b"&expectedVersion=%d" % stream.head.version

    def _wrong(
        self, who: Somebody, cell: Cell, answer: Response, body: str, should: str, before: tuple[Any, ...]
    ) -> Iterator[str]:
        status = answer.status_code
        if status >= 500:
            yield f"{status}: {body[:300]}"
        right = {
            "stranger": status == 401 if cell.api else status in (303, 403),
            "forged": status == 403,
            "missing": status == 404,
            "forbidden": status == 403,
            "allowed": _is_allowed(cell, status, pinned=who.pinned),
        }
        if not right.get(should, True):
            yield f"{status} instead of {should}: {body[:300]}"
        shown = body + str(answer.headers)
        yield from (f"shows {word}" for word in self._unseen(who, cell) if word in shown)
        if "Idempotency-Replayed" in answer.headers and who.name not in self._said:
            yield f"{status}: what somebody else was answered"
        if cell.place == "replayed":
            self._said.add(who.name)
        kept = self._kept()
        if (status >= 400 or cell.method in SAFE) and kept[0] != before[0]:
            yield f"{status}, and something was recorded"
        if should in ("stranger", "forged", "missing", "forbidden") and kept[1] != before[1]:
            yield f"{status}, and principals were changed"
        if not shows_theirs(who) and kept[2] != before[2]:
            yield f"{status}, and another partnership was read"

    def _unseen(self, who: Somebody, cell: Cell) -> Iterator[str]:
        """The words that it must not be shown."""
        yield ELSEWHERE
        if not shows_theirs(who):
            yield FOREIGN
            # Whoever gives out keys knows to which partnerships they are bound.
            asked = cell.path + (cell.body or b"").decode()
            keys = (self.world.theirs.key, self.world.theirs.grant) if cell.able != MANAGE else ()
            yield from (each for each in keys if each not in asked)
        if not shows_register(who):
            yield REGISTERED
        kinds = who.kinds() if who.sees("own") else frozenset[str]()
        yield from (marker(kind) for kind in EVERY_KIND - kinds)
        if who.pinned or not who.sees("own"):
            yield LATER

    def _compared(
        self, who: Somebody, cell: Cell, answer: Response, body: str, headers: dict[str, str]
    ) -> Iterator[Finding]:
        """What is another's and what is made up are answered alike; they are asked one after the other."""
        place = cell.part if cell.part in ("theirs", "nowhere") else cell.place
        key = (who.name, cell.method, cell.rule, cell.name, cell.place if cell.part == place else "", str(headers))
        told = self._seen(answer, body)
        if place == "theirs":
            self._theirs[key] = told
        elif place == "nowhere" and key in self._theirs:
            theirs = self._theirs.pop(key)
            if theirs != told:
                what = f"{theirs} of another's, {told} of what is not there"
                yield Finding(who=who.name, asked=f"{cell.method} {cell.path}", what=f"differs: {what}")

    def _seen(self, answer: Response, body: str) -> tuple[Any, ...]:
        """Everything of an answer but the ids that were asked for."""
        headers = sorted((name, value) for name, value in answer.headers if name not in _DRAWN)
        told = f"{headers}\n{_FORM.sub('', body)}"
        for one, other in zip(_names(self.world.theirs), _names(self.world.nowhere), strict=True):
            told = told.replace(one, "ID").replace(other, "ID")
        return answer.status_code, told

    def _kept(self) -> tuple[Any, ...]:
        """What a refused request must leave as it is."""
        service = self.world.service
        credentials = service.credentials
        known = tuple(len(credentials.principals.every(kind)) for kind in ("key", "person"))
        read = [self._newest_reading(kind, key) for kind, key in (("partnership", "vreemdste"), ("grant", "GR-F2"))]
        return service.store.position(), known, read

    def _newest_reading(self, kind: str, key: str) -> Any:
        newest = self.world.service.accesses.page(self.world.ids[kind, key], before=None, limit=1)
        return newest[0][0] if newest else None


def _names(place: Any) -> tuple[str, ...]:
    return (f"{place.grant}-0001", place.fact, place.key, place.grant, place.organisation, place.person, *(
        place.ids[name] for name in ("sha256", "erased", "request")
    ), ("b" if place.person == "p-901" else "c") * 16, ("b" if place.person == "p-901" else "c") * 12)  # fmt: skip


def _is_allowed(cell: Cell, status: int, *, pinned: bool) -> bool:
    if status == 403:
        return cell.able in _TELLING and (cell.method not in SAFE or cell.is_form)
    if cell.name in ("askGuardEvidence", "askDepartureImpact", "askParticipation"):
        # Of what happened or not.
        return status in (200, 404)
    if status == 303 and not cell.api:
        # A page may lead on; where it leads is asked too.
        return True
    if cell.method == "GET" and cell.place == "own" and cell.part == "" and cell.keyed and not pinned:
        return status in (200, 202, 404) if "/<key>/" in cell.rule and cell.rule.count("<") > 1 else status == 200
    return status != 401
