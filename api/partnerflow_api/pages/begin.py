"""The first steps: organisations, a partnership of one's own, or the example, with a tour of it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response

from partnerflow.application.access.acting import Acting
from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.imports import ImportRequest
from partnerflow.errors import NotFoundError, UnknownProcessError
from partnerflow.messages import render
from partnerflow.settings import EXAMPLE, EXAMPLE_PROCESS, example_lines
from partnerflow_api.context import principal, request_id, service
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page
from partnerflow_api.pages.shell.tour import tour_address
from partnerflow_api.permitting import permitted
from partnerflow_api.signing_in.opening import see_other


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What there is already, and what of the rest whoever reads may do. `tour` is where it begins; None without example."""

    organisations: bool
    partnerships: bool
    may_register: bool
    may_found: bool
    may_import: bool
    may_invite: bool
    tour: str | None


def register(pages: Blueprint) -> None:
    """`/begin`, and the example loaded from there."""

    @pages.get("/begin")
    @permitted("partnership.read")
    def begin() -> Response:
        return page("begin.html", b=beginning(service()), faults=())

    @pages.post("/begin/example")
    @permitted("facts.import", "importFacts")
    def load_example() -> Response:
        acting = service()
        request = ImportRequest(
            principal=principal().id, request=request_id(), process=acting.processes.get(*EXAMPLE_PROCESS)
        )
        report = acting.import_facts(example_lines(), request)
        if not report.refused:
            return see_other(tour_address(EXAMPLE))
        language = asked.words().language
        told = tuple(render(fault, language).text for fault in report.refused)
        return page("begin.html", 409, b=beginning(acting), faults=told)


def beginning(partnerflow: Acting) -> Beginning:
    """How far this workspace is, for whoever reads."""
    return Beginning(
        organisations=bool(partnerflow.may("organisations.read") and partnerflow.organisations(after=None, limit=1)),
        partnerships=bool(partnerflow.find(PartnershipSearch(limit=1)).items),
        may_register=partnerflow.may("organisation.record"),
        may_found=partnerflow.may("partnership.found"),
        may_import=partnerflow.may("facts.import"),
        may_invite=partnerflow.may("principals.manage"),
        tour=tour_address(EXAMPLE) if _has_example(partnerflow) else None,
    )


def _has_example(partnerflow: Acting) -> bool:
    try:
        partnerflow.state("partnership", EXAMPLE)
    except (NotFoundError, UnknownProcessError):
        return False
    return True
