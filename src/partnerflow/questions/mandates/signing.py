"""Signatures in a question: which version, what the process asks of a mandate under it, and how each one stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from partnerflow.domain.deliverables.facts import DeliverableDrafted
from partnerflow.domain.deliverables.records import DeliverableVersion, Signature
from partnerflow.domain.guards.outcome import situation_on
from partnerflow.domain.guards.signatures import cure_of, flaws_of
from partnerflow.domain.mandates.records import Ratification
from partnerflow.domain.seats import holder
from partnerflow.domain.vocabulary.enumerations import DeliverableKind
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.references import ProjectRef
from partnerflow.domain.vocabulary.values import Version
from partnerflow.errors import NotFoundError
from partnerflow.process.conditions import placed_checks
from partnerflow.process.definition import ProcessDefinition
from partnerflow.questions.deliverables.versions import per_project, signatures_in_order
from partnerflow.questions.told import told
from partnerflow.questions.view import Asked, View


class SignedVersionAsked(Asked, kw_only=True):
    """The signatures under which version."""

    kind: DeliverableKind
    version: Version
    project: ProjectRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningRule:
    """What a process asks of the mandates under a kind of deliverable: its guards, their scope, whether limits count.

    Where no guard looks at them, any mandate of the signing organisation that was valid that day will do.
    """

    guards: tuple[str, ...] = ()
    scope: str | None = None
    limit: bool = False


def signing_rule(process: ProcessDefinition, kind: str) -> SigningRule:
    """What the guards of a process ask of the mandates under this kind of deliverable."""
    found = [
        (guard.id, check.parameters)
        for guard in process.guards.values()
        for _, check in placed_checks(guard.condition, "")
        if check.name == "signatures_mandated" and check.parameters["deliverable"] == kind
    ]
    if not found:
        return SigningRule()
    scope, limit = str(found[0][1]["scope"]), any(bool(parameters["limit"]) for _, parameters in found)
    return SigningRule(guards=tuple(guard for guard, _ in found), scope=scope, limit=limit)


def version_asked(view: View[SignedVersionAsked]) -> DeliverableVersion:
    """The version that was asked about.

    Raises:
        MalformedError: a project is named for a kind that has none, or left out for one that each project has.
        NotFoundError: there is no such version on the day asked about.
    """
    asked = view.parameters
    per_project(asked.kind, asked.project, view.state.process)
    version = view.state.deliverables.versions.get(
        DeliverableRef(kind=asked.kind, project=asked.project, version=asked.version)
    )
    if version is None:
        raise NotFoundError(
            f"{view.key} has no {asked.kind} {asked.version}",
            reason="no_such_deliverable_version",
            deliverable=asked.kind,
            version=asked.version,
        )
    return version


def standing_on(view: View[Any], version: DeliverableVersion) -> str:
    """The fact by which a version stands: adopted, else submitted, taken over, or only drafted."""
    drafts = (fact.id for fact in told(view, DeliverableDrafted) if fact.data.deliverable == version.ref)
    known = version.adoption or version.submission or version.in_force_fact or next(drafts, None)
    return known or view.state.course.founding_fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one signature stands: what was wrong with it on its day, and what cured that afterwards."""

    signature: Signature
    flaws: tuple[str, ...]
    cure: Ratification | None


def standings(view: View[Any], version: DeliverableVersion, rule: SigningRule) -> Iterator[Standing]:
    """Each signature judged on the day it was set, as known in this view, and by what came after."""
    now, course, state, place = situation_on(view.state, view.day), view.course, view.empty(), 0
    for day, signed in groupby(signatures_in_order(version), key=lambda signature: signature.on):
        # One state goes along with the days: nobody holds it when it moves on.
        until = bisect_right(course, day, key=lambda fact: fact.occurred_on)
        then, place = situation_on(state.folded(course[place:until]), day), until
        for signature in signed:
            counts = rule.limit and then.profile.limits_count
            pledged = then.state.contributions.pledged(signature.organisation) if counts else 0
            flaws = tuple(flaws_of(then, signature, rule.scope, pledged))
            partner = holder(view.state.parties, signature.organisation)
            cure = cure_of(now, version, signature, partner, rule.scope, pledged) if flaws else None
            yield Standing(signature=signature, flaws=flaws, cure=cure)
