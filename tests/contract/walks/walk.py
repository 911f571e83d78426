"""The walk: every step says beforehand whether it may be taken, takes it, and looks whether the partnership agrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from partnerflow.domain.partnership import PartnershipState
from tests.contract.walks.model import Model, Pact
from tests.contract.walks.process import PHASES
from tests.contract.walks.telling import FIRST_DAY, ORGANISATIONS, Line, Teller, after, decided, fact, hash_of, text_of

CODES = st.sampled_from(ORGANISATIONS)
NUMBERS = st.integers(1, 3)
PACT = "pact"


class Walk(RuleBasedStateMachine):
    """One partnership; `begin` gives a teller for a key that was not used before."""

    begin: Callable[[], Teller]
    teller: Teller
    model: Model
    decisions: int
    days: dict[str, tuple[str, int, int]]

    @initialize()
    def found(self) -> None:
        self.teller, self.model, self.decisions, self.days = self.begin(), Model(day=FIRST_DAY), 0, {}
        founding = {"name": self.model.name, "issue": "De opgave.", "reason": "De aanleiding.", "region": "Hier"}
        persons = [
            fact("PersonRegistered", FIRST_DAY, person=f"p-00{place}", name="Bo Bedenksel", organisation=code)
            for place, code in enumerate(ORGANISATIONS)
        ]
        begun = fact("PartnershipInitiated", FIRST_DAY, **founding, initiator="AAA", profile="standard")
        assert self.teller.tell(begun, *persons) is None

    @rule(days=st.integers(1, 40))
    def let_days_pass(self, days: int) -> None:
        if after(self.model.day, days) < "2029-01-01":
            self.model.day = after(self.model.day, days)

    @rule(code=CODES)
    def join(self, code: str) -> None:
        model = self.model
        refused = self._tells(
            [fact("PartyInvited", model.day, organisation=code), self._own("InvitationAccepted", code)],
            "sequence" if code in model.counting else None,
        )
        if not refused:
            model.counting.add(code)
            model.accepted.add(code)
            model.parties.add(code)

    @rule(code=st.sampled_from(ORGANISATIONS[1:]))
    def leave(self, code: str) -> None:
        model = self.model
        signed = any(code in pact.signed for pact in model.pacts.values())
        known = "membership" if code not in model.counting else "sequence" if signed else None
        if not self._tells([self._own("PartyLeft", code)], known):
            model.counting.discard(code)
            model.accepted.discard(code)

    @rule()
    def draft_an_ambition(self) -> None:
        following = self.model.drafts + 1
        if not self._tells([self._fact("SharedAmbitionDrafted", ambitionVersion=following, text="Samen.")], None):
            self.model.drafts = following

    @rule(code=CODES, version=NUMBERS, self_said=st.booleans())
    def endorse(self, code: str, version: int, self_said: bool) -> None:
        model = self.model
        answers = {"stance": "given", "recognise": True, "own": True, "act": True}
        line = self._own("AmbitionEndorsed", code, ambitionVersion=version, **answers)
        line["by"] = code if self_said else "AAA"
        unknown = version > model.drafts
        theirs = "authority" if line["by"] != code else None if code in model.counting else "membership"
        refused = self._tells([line], theirs, before_the_end="unknown_reference" if unknown else None)
        if not refused:
            model.endorsed.add((version, code))

    @rule()
    def endorse_together(self) -> None:
        for code in sorted(self.model.counting):
            self.endorse(code, max(self.model.drafts, 1), self_said=True)

    @rule(code=CODES, version=NUMBERS)
    def take_an_endorsement_back(self, code: str, version: int) -> None:
        model = self.model
        line = self._own(
            "EndorsementWithdrawn", code, ambitionVersion=version, effect="from_now", reason="Niet meer van ons."
        )
        standing = (version, code) in model.endorsed
        theirs = "membership" if code not in model.parties else None if standing else "sequence"
        unknown = "unknown_reference" if version > model.drafts else None
        if not self._tells([line], theirs, before_the_end=unknown):
            model.endorsed.discard((version, code))

    @rule(version=NUMBERS)
    def reaffirm_the_ambition(self, version: int) -> None:
        if version > self.model.drafts:
            return
        subject = {"type": "reaffirm_ambition", "ambitionVersion": version}
        if not self._decides(subject, "AmbitionReaffirmed", None, ambitionVersion=version):
            self.model.reviewed.discard(version)

    @rule()
    def submit_a_pact(self) -> None:
        number = len(self.model.pacts) + 1
        sections = {"body": {"text": text_of(number)}}
        line = self._fact("DeliverableSubmitted", deliverable=_pact(number), sections=sections, sha256=hash_of(number))
        if not self._tells([line], None):
            self.model.pacts[number] = Pact()

    @rule(number=NUMBERS)
    def adopt(self, number: int) -> None:
        pact = self.model.pacts.get(number)
        if pact is None:
            return
        subject = {"type": "adopt_deliverable", "deliverable": _pact(number)}
        theirs = "paused" if self.model.paused else "sequence" if pact.adopted else None
        if not self._decides(subject, "DeliverableAdopted", theirs, deliverable=_pact(number)):
            pact.adopted = True

    @rule(code=CODES, number=NUMBERS, other_text=st.booleans())
    def sign(self, code: str, number: int, other_text: bool) -> None:
        model, pact = self.model, self.model.pacts.get(number)
        if pact is None:
            return
        signing = {
            "signatories": [{"person": f"p-00{ORGANISATIONS.index(code)}", "capacity": "director"}],
            "signatureMethod": "handwritten",
            "sha256": hash_of(number + 1 if other_text else number),
        }
        if model.paused:
            theirs: str | None = "paused"
        elif code not in model.counting:
            theirs = "membership"
        elif not pact.adopted:
            theirs = "sequence"
        elif code in pact.signed:
            theirs = "duplicate_reference"
        else:
            theirs = "hash" if other_text else None
        if not self._tells([self._own("DeliverableSigned", code, deliverable=_pact(number), **signing)], theirs):
            pact.signed.add(code)

    @rule()
    def sign_together(self) -> None:
        adopted = [number for number, pact in self.model.pacts.items() if pact.adopted]
        for code in sorted(self.model.counting) if adopted else ():
            self.sign(code, adopted[-1], other_text=False)

    @rule(number=NUMBERS)
    def bring_into_force(self, number: int) -> None:
        pact = self.model.pacts.get(number)
        if pact is None:
            return
        theirs = None if pact.adopted and not pact.was_in_force else "sequence"
        if not self._tells([self._fact("DeliverableInForce", deliverable=_pact(number))], theirs):
            self.model.come_into_force(number)

    @rule()
    def reaffirm_the_pact(self) -> None:
        number = self.model.in_force
        if number is None:
            return
        subject = {"type": "reaffirm_deliverable", "deliverable": _pact(number)}
        if not self._decides(subject, "DeliverableReaffirmed", None, deliverable=_pact(number)):
            self.model.pacts[number].open = False

    @rule(steps=st.sampled_from([1, 1, 1, 2]))
    def advance(self, steps: int) -> None:
        model, target = self.model, self.model.phase + steps
        if target >= len(PHASES):
            return
        theirs = "paused" if model.paused else "phase" if steps > 1 else None if model.gate_open else "guard"
        line = self._fact("PhaseAdvanced", **{"from": PHASES[model.phase]}, to=PHASES[target])
        if not self._tells([line], theirs):
            model.advance()

    @rule()
    def settle_what_is_lacking_and_advance(self) -> None:
        model = self.model
        if not model.accepted:
            self.join("BBB")
        if model.shared is None or model.shared in model.reviewed:
            self.draft_an_ambition()
            self.endorse_together()
        if PHASES[model.phase] == "agreeing" and not model.gate_open:
            self.submit_a_pact()
            self.adopt(len(model.pacts))
            self.sign_together()
            self.bring_into_force(len(model.pacts))
        self.advance(1)

    @rule(to=st.integers(0, len(PHASES) - 1), naming_the_open_one=st.booleans(), decides=st.booleans())
    def go_back(self, to: int, naming_the_open_one: bool, decides: bool) -> None:
        model, ref = self.model, f"RT-{self.model.returns + 1:02}"
        earlier = model.open_return
        named = {"supersedes": earlier[0]} if earlier is not None and naming_the_open_one else {}
        told = {
            "returnScope": "everything",
            "fates": [],
            "repairAgenda": [{"text": "Herdoen."}],
            "funderNoticeNeeded": False,
        }
        reopens = "reopened" if PHASES[to] in ("gathering", "sharing") else "unchanged"
        if model.paused:
            theirs: str | None = "paused"
        elif to >= model.phase:
            theirs = "phase"
        elif earlier is not None and not (named and to < earlier[1]):
            theirs = "open_return"
        else:
            theirs = None if decides else "decision"
        refused = self._decides(
            {"type": "return_phase", "to": PHASES[to]} if decides else {"type": "process_agreements"},
            "PhaseReturned",
            theirs,
            **{"return": ref, "from": PHASES[model.phase], "to": PHASES[to], "reasons": ["result"]},
            **told,
            **named,
            ambitionFate=reopens,
            targetOn=after(model.day, 30),
        )
        if not refused:
            model.returns += 1
            model.go_back(to, ref)

    @rule()
    def pause_or_resume(self) -> None:
        model = self.model
        pause = {"reasonCode": "capacity", "expectedResumeOn": after(model.day, 30)}
        line = self._fact("PartnershipResumed") if model.paused else self._fact("PartnershipPaused", **pause)
        if not self._tells([line], None):
            model.paused = not model.paused

    @rule(chance=st.integers(0, 9))
    def end(self, chance: int) -> None:
        if chance:
            return
        ending = {"kind": "completed", "endingReasons": ["ambition_reached"]}
        if not self._decides({"type": "end_partnership", "kind": "completed"}, "PartnershipEnded", None, **ending):
            self.model.ended = True

    @rule(name=st.sampled_from(["Wandeling", "Tocht", "Omweg"]), old_is_right=st.booleans())
    def correct_the_name(self, name: str, old_is_right: bool) -> None:
        model = self.model
        told = {"corrects": f"{self.teller.key}-0001", "pointer": "/data/name", "reason": "Verkeerd geschreven."}
        old = model.name if old_is_right else "Iets anders"
        line = self._fact("RecordCorrected", **told, old=old, new=name)
        if not self._tells([line], None if old_is_right else "correction", after_the_end=True):
            model.name = name

    @rule()
    def say_the_same_again(self) -> None:
        before = self.teller.version

        report = self.teller.again()

        assert (report.recorded, report.known) == (0, len(self.teller.last))
        assert self.teller.version == before

    @invariant()
    def the_partnership_is_where_the_model_is(self) -> None:
        if not hasattr(self, "model"):
            return
        model, state = self.model, self.state
        assert state.parties.counting() == tuple(sorted(model.counting))
        assert [(stay.phase, stay.entered) for stay in state.course.stays] == model.stays
        assert (state.course.round, state.course.paused) == (model.round, model.paused)
        assert (state.course.ended is not None, state.course.name) == (model.ended, model.name)
        assert state.ambition.shared_by(state.parties.counting()) == model.shared
        self.days[model.day] = (PHASES[model.phase], model.round, len(model.stays))

    @invariant()
    def stays_follow_each_other_without_a_gap(self) -> None:
        if not hasattr(self, "model"):
            return
        stays = self.state.course.stays
        assert [stay.left for stay in stays[:-1]] == [stay.entered for stay in stays[1:]]
        assert stays[0].entered == FIRST_DAY

    @invariant()
    def no_approval_lapses_without_a_cause_or_counts_for_another_text(self) -> None:
        if not hasattr(self, "model"):
            return
        model, state = self.model, self.state
        full = {address for address, given in state.ambition.endorsements.items() if given.reading == "full"}
        assert full == model.endorsed
        versions = {int(ref.version.partition(".")[0]): each for ref, each in state.deliverables.versions.items()}
        assert {number: set(each.signatures) for number, each in versions.items()} == {
            number: pact.signed for number, pact in model.pacts.items()
        }
        assert {number for number, each in versions.items() if each.left_open} == {
            number for number, pact in model.pacts.items() if pact.open
        }

    @property
    def state(self) -> PartnershipState:
        stream = self.teller.service.streams.find("partnership", self.teller.key)
        assert stream is not None
        state = stream.history.state
        assert isinstance(state, PartnershipState)
        return state

    def _fact(self, name: str, /, **data: Any) -> Line:
        return fact(name, self.model.day, **data)

    def _own(self, name: str, code: str, /, **data: Any) -> Line:
        return fact(name, self.model.day, code, organisation=code, **data)

    def _tells(
        self, lines: list[Line], theirs: str | None, *, before_the_end: str | None = None, after_the_end: bool = False
    ) -> bool:
        """Tell, and hold the outcome against what the rules of the step say; whether it was refused."""
        expected = before_the_end or ("ended" if self.model.ended and not after_the_end else theirs)
        before = self.teller.version

        found = self.teller.tell(*lines)

        assert found == expected, (found, expected, lines)
        assert self.teller.version == before + (0 if found else len(lines))
        return found is not None

    def _decides(self, subject: dict[str, Any], name: str, theirs: str | None, /, **data: Any) -> bool:
        """A decision and the fact that it carries, told together."""
        self.decisions += 1
        model, ref = self.model, f"D-{self.decisions:04}"
        carried = self._fact(name, **data, decision=ref)
        return self._tells([*decided(self.decisions, model.day, model.counting, subject), carried], theirs)


def _pact(number: int) -> dict[str, str]:
    return {"kind": PACT, "version": f"{number}.0"}
