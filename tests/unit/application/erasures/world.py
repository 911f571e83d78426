"""A service with a partnership in which a person is named, and requests to have that person erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.erasures.request import ErasureRequest, Place
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.scrub.findings import Finding
from tests.support.named import KEY, PERSON, told
from tests.support.processes import shipped_process
from tests.support.service import a_service

AT_ONCE = timedelta(0)


@contextmanager
def named(*, lists: bool = False) -> Iterator[Partnerflow]:
    """A service with the partnership in it."""
    with a_service(lists=lists) as service:
        lines = [json.dumps(line, ensure_ascii=False).encode() for line in told()]
        service.import_facts(lines, ImportRequest(process=shipped_process("three-steps")))
        yield service


def ask(
    service: Partnerflow, *persons: str, texts: tuple[Place, ...] = (), delay: timedelta = AT_ONCE, **more: Any
) -> ErasureRequest:
    """A request about the partnership."""
    asked = ErasureAsk(
        key=KEY, by="LIN", ground="objection", persons=persons, texts=texts, delay=delay, principal="dpo", **more
    )
    return service.ask_erasure(asked)


def place(fact: str, *pointers: str, stream: str = "partnership") -> Place:
    """Texts of a fact."""
    return Place(stream=stream, key=fact.rpartition("-")[0], fact=fact, pointers=pointers)


def shown(service: Partnerflow, stream: str = "partnership", key: str = KEY) -> str:
    """The history of a stream as readers see it."""
    return b"\n".join(view.as_json() for view in service.history(stream, key, FactFilter()).items).decode()


def registered(service: Partnerflow) -> dict[str, Any]:
    """What is registered of the person, as the person would be told."""
    return dict(service.person(KEY, PERSON)["registered"])


def hold(service: Partnerflow) -> None:
    """Hold the workspace, as when its journal tells of more than is there."""
    ledger = service.ledger
    assert isinstance(ledger, KeptLedger)
    assert ledger.notary is not None
    ledger.notary.held(Finding(reason="shorter_than_signed", where={"size": 12, "signed": 40}))
