"""What the things are called that changes are about: organisations, documents, projects, decisions, conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from partnerflow.domain.grants.state import Grant
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The names in one comparison: those of the state at its end, in the words of the process that governs then."""

    state: PartnershipState
    particular: Particular
    grants: Mapping[str, Grant]

    @property
    def words(self) -> Words:
        """The words of the reader."""
        return self.particular.words

    def of(self, group: str, what: str, ref: str) -> str:
        """What a thing is called; by its code alone when the state at the end does not know it."""
        if group == "parties":
            return self.organisation(ref)
        if group == "deliverables":
            return self._deliverable(what, ref)
        if what == "endorsement":
            version, _, organisation = ref.partition(" ")
            return self.words(
                "changes.endorsed", version=version.removeprefix("v"), organisation=self.organisation(organisation)
            )
        if group == "grants":
            return self._in_grant(what, ref)
        return self._with(what, ref)

    def called(self, kind: str, code: str) -> str:
        """A phase, a profile, an organisation or a project by its title."""
        if kind == "phase":
            return self.particular.phase(code)
        if kind == "profile":
            profile = self.state.process.profiles.get(code)
            return self.words.text(profile.title) if profile is not None else code
        if kind == "project":
            return self._with("project", code)
        return self.organisation(code)

    def organisation(self, code: str) -> str:
        """The name of an organisation or of somebody from outside."""
        return self.particular.names.of(code)

    def process(self, name: str, version: int) -> str:
        """A process and its version; by its title when it is the one that governs at the end."""
        governing = self.state.process
        title = self.words.text(governing.title) if governing.name == name else name
        return self.words("page.process_version", title=title, version=version)

    def currency(self, grant: str) -> str:
        """The money of a grant; the euro until an amount was named."""
        known = self.grants.get(grant)
        return known.currency or "EUR" if known is not None else "EUR"

    def _deliverable(self, what: str, ref: str) -> str:
        kind, *rest = ref.split(" ")
        version = rest.pop() if what == "version" else ""
        return self.particular.deliverable(
            DeliverableRef(kind=kind, project=rest[0] if rest else None, version=version)
        )

    def _in_grant(self, what: str, ref: str) -> str:
        grant, _, own = ref.partition(" ")
        if not own:
            return grant
        told = self.words.value("grantRule", own) if what == "rule" else own
        return f"{told or own} ({grant})"

    def _with(self, what: str, ref: str) -> str:
        about = self._about(what, ref)
        return f"{ref} ({about})" if about else ref

    def _about(self, what: str, ref: str) -> str | None:
        try:
            return _ABOUT[what](self, ref)
        except KeyError:
            return None

    def _way(self, ref: str) -> str:
        way = self.state.course.returns[ref]
        return f"{self.particular.phase(way.source)} → {self.particular.phase(way.target)}"

    def _guard(self, ref: str) -> str:
        guard = self.state.course.waivers[ref].guard
        known = self.state.process.guards.get(guard)
        return f"{guard}: {self.words.text(known.title)}" if known is not None else guard

    def _subjects(self, subjects: Iterable[Declared]) -> str:
        codes = [tag_of(type(subject)) for subject in subjects]
        return ", ".join(dict.fromkeys(self.words.value("subject", code) or code for code in codes))


_ABOUT: MappingProxyType[str, Callable[[Naming, str], str | None]] = MappingProxyType(
    {
        "return": Naming._way,
        "waiver": Naming._guard,
        "role": lambda found, ref: found.words.value("role", found.state.people.assignments[ref].role),
        "access": lambda found, ref: found.words.value("accessRole", found.state.access.grants[ref].role),
        "body": lambda found, ref: found.state.people.bodies[ref].name,
        "term": lambda found, ref: found.state.ambition.terms[ref].word,
        "contribution": lambda found, ref: found.words.value(
            "contributionKind", found.state.contributions.by_ref[ref].kind
        ),
        "proposal": lambda found, ref: found._subjects(found.state.decisions.proposals[ref].subjects),
        "objection": lambda found, ref: found.organisation(found.state.decisions.objections[ref].organisation),
        "decision": lambda found, ref: found._subjects(found.state.decisions.by_ref[ref].subjects),
        "project": lambda found, ref: found.state.projects.by_ref[ref].title,
        "action": lambda found, ref: found.state.projects.actions[ref].title,
        "evaluation": lambda found, ref: found.words.value("evaluationKind", found.state.evaluations.by_ref[ref].kind),
    }
)
