"""Authority over the very fact: who may tell it, in whose name, about what. The domain judges what is told; this, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from partnerflow.application.access.granting import shares_by_link, ungranted
from partnerflow.application.access.principal import ANY, Assignment, Principal
from partnerflow.application.access.rights import Rights
from partnerflow.application.access.roles import Policy, Role
from partnerflow.application.access.speaking import project_of, speaker, unmandated
from partnerflow.domain.confinement import confinement
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.grants.authority import is_or_succeeds
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.effective import as_they_read, corrected
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.rules import Case
from partnerflow.errors import ForbiddenError

ERASING = (PersonErased, DisclosureErased)
"""What carries an erasure out: told by whoever may ask for one."""
FURTHEST = ("not_told_by_role", "own_voice", "speaks_for_nobody", "speaks_for_another")
"""The reasons that leave most to be desired, the worst first: of several roles, the one that came nearest tells its own."""


def check_authority(policy: Policy, rights: Rights, principal: Principal, case: Case[Any]) -> None:
    """Let a fact be told when one role of these rights may tell it, in the name in which it is told.

    A correction or a retraction is told by whoever may tell the fact that it touches, as it reads and as it will read.

    Raises:
        ForbiddenError: none may; with the reason of the role that comes nearest, and the roles that tell such facts.
    """
    touched = tuple(_touched(case))
    reasons = []
    for role, assignment in rights.roles:
        telling = _Telling(policy, rights, principal, case, role, assignment)
        reason = next(telling.lacks_for(touched), None)
        if reason is None:
            return
        reasons.append(reason)
    reason = max(reasons, key=_nearness, default=FURTHEST[0])
    told = touched[0].type if touched else case.fact.type
    roles = [role.name for role in policy.roles.values() if told in role.records]
    message = f"{case.fact.type} by {case.fact.by}: {reason}"
    raise ForbiddenError(message, reason=reason, fact=told, by=case.fact.by, roles=roles)


def _nearness(reason: str) -> int:
    return FURTHEST.index(reason) if reason in FURTHEST else len(FURTHEST)


def _touched(case: Case[Any]) -> Iterator[AnyFact]:
    """The facts that must be one's own to tell; none where the domain will say that there is nothing to touch."""
    data = case.data
    if not isinstance(data, RecordCorrected | RecordRetracted):
        yield case.fact
        return
    reading = {fact.id: fact for fact in as_they_read(case.history.facts)}
    target = reading.get(data.corrects if isinstance(data, RecordCorrected) else data.retracts)
    if target is None:
        return
    yield target
    if isinstance(data, RecordCorrected):
        try:
            yield corrected(target, data.pointer, data.new)
        except (msgspec.ValidationError, LookupError, ValueError, TypeError):
            # The domain tells what is wrong with it.
            return


@dataclass(frozen=True, slots=True)
class _Telling:
    """One fact, told in one role."""

    policy: Policy
    rights: Rights
    principal: Principal
    case: Case[Any]
    role: Role
    assignment: Assignment

    def lacks_for(self, touched: Sequence[AnyFact]) -> Iterator[str]:
        """Why this role may not touch these: a fact as it reads, and as it will read where it is corrected."""
        for fact in touched:
            yield from self.lacks(fact)
        kept = [confinement(fact, lambda _: None) for fact in touched]
        if any(before is not None and before != kept[-1] and not self.rights.sees(before) for before in kept):
            yield "lifts_confidence"

    def lacks(self, fact: AnyFact) -> Iterator[str]:
        """Why this role may not tell the fact at hand, or touch this one by it."""
        yield from self._type(fact)
        if self.assignment.actor != ANY:
            yield from self._name(fact)
            yield from self._bounds(fact)
        # Whoever speaks, it is this principal that lets somebody in.
        yield from ungranted(self.policy, self.rights, self.principal, self.role, fact.data, self.case.history.state)

    def _type(self, fact: AnyFact) -> Iterator[str]:
        if isinstance(fact.data, ERASING):
            told = "erasure.ask" in self.role.permissions
        else:
            told = fact.type in self.role.records or shares_by_link(self.role, fact.data, self.case.history.state)
        if not told:
            yield "own_voice" if fact.type in self.policy.own_voice else "not_told_by_role"

    def _name(self, fact: AnyFact) -> Iterator[str]:
        """In whose name it is told: that of the organisation spoken for, or with proof that of another party."""
        by, behalf = self.case.fact.by, self.case.fact.on_behalf_of
        if self.assignment.actor is None:
            yield "speaks_for_nobody"
        elif by != self.assignment.actor:
            yield "speaks_for_another"
        elif fact.type in self.policy.own_voice and not (behalf in (None, by) and self._is_own(fact)):
            yield "own_voice"
        elif behalf not in (None, by) and self.role.for_others != "with_proof":
            yield "speaks_for_another"

    def _bounds(self, fact: AnyFact) -> Iterator[str]:
        role, state = self.role, self.case.history.state
        if role.only == "own_statements" and not self._is_own(fact):
            yield "not_own_statement"
        project = self.assignment.project
        if role.only == "own_project" and (project is None or project_of(fact, state) != project):
            yield "not_own_project"
        why = unmandated(fact, state) if role.signs == "under_named_mandate" else None
        if why is not None:
            yield why

    def _is_own(self, fact: AnyFact) -> bool:
        """Whether it is the word of the organisation spoken for, or of one in whose place it stands by law."""
        case, whose, actor = self.case, speaker(fact, self.case.history.state), self.assignment.actor
        return whose is not None and actor is not None and is_or_succeeds(case.around, actor, whose, case.day)
