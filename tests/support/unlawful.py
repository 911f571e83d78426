"""Ways to break the law in a history that keeps to it: one fact altered, inserted, or left out where a later one rests on it.

Each way names the rule that it breaks (docs/spec/lawfulness.md) and yields the history as it would be kept, with the place of
the fact that must be named. What comes after is left as it was: whoever forges a history hashes and signs whatever there is.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

Fact = dict[str, Any]
Facts = list[Fact]
Forgery = tuple[int, Facts]
Way = Callable[[Facts], Iterator[Forgery]]
WAYS: dict[str, list[Way]] = {}

CALM = frozenset(
    {
        "AmbitionEndorsed",
        "DecisionTaken",
        "DeliverableAdopted",
        "DialogueHeld",
        "InterestShared",
        "PositionTaken",
        "ProposalTabled",
    }
)
"""Facts whose bringer surely has a place at that moment."""


ACCESS = {"access": "AC-8888", "principal": "person-abcdefghijklmnop", "role": "lead_partner"}


def way(rule: str) -> Callable[[Way], Way]:
    """Let a function be one of the ways to break this rule."""

    def register(function: Way) -> Way:
        WAYS.setdefault(rule, []).append(function)
        return function

    return register


def altering(rule: str, *types: str, unless: Callable[[Fact], bool] = lambda fact: False) -> Any:
    """A way that alters one fact of these types (of any, when none is named); the function changes it in place."""

    def register(change: Callable[[Fact, Facts], None]) -> Way:
        def ways(facts: Facts) -> Iterator[Forgery]:
            for place, fact in enumerate(facts):
                if place and (not types or fact["fact"] in types) and not unless(fact):
                    altered = [*facts[:place], copy.deepcopy(fact), *facts[place + 1 :]]
                    change(altered[place], altered)
                    if altered[place] != fact:
                        yield place, altered

        ways.__name__ = change.__name__
        return way(rule)(ways)

    return register


def inserting(rule: str) -> Callable[[Callable[[Facts], Fact | None]], Way]:
    """A way that puts one more fact in a calm place; the function makes its type and data of what came before."""

    def register(make: Callable[[Facts], Fact | None]) -> Way:
        def ways(facts: Facts) -> Iterator[Forgery]:
            for place, before in enumerate(facts, 1):
                more = make(facts[:place]) if before["fact"] in CALM else None
                if more is not None:
                    yield place, [*facts[:place], _told_after(before, place, more), *facts[place:]]

        ways.__name__ = make.__name__
        return way(rule)(ways)

    return register


def _told_after(before: Fact, place: int, more: Fact) -> Fact:
    envelope = {
        name: before[name] for name in ("stream", "key", "occurredAt", "knownAt", "by", "recordedAt") if name in before
    }
    return {"id": f"{before['key']}-{90000 + place}", **envelope, **more}


def leaving_out(rule: str, left_out: str, named: str, link: str) -> None:
    """A way that leaves one fact out; the next of another type with the same `link` in its data rests on it."""

    def ways(facts: Facts) -> Iterator[Forgery]:
        for place, fact in enumerate(facts):
            if fact["fact"] == left_out:
                following = (
                    at
                    for at, later in enumerate(facts[place + 1 :], place)
                    if later["fact"] == named and later["data"].get(link) == fact["data"].get(link)
                )
                at = next(following, None)
                if at is not None:
                    yield at, [*facts[:place], *facts[place + 1 :]]

    ways.__name__ = f"without_{left_out}"
    way(rule)(ways)


def _once_let_in(facts: Facts, more: Callable[[str], Fact], *, ended: bool = False) -> Iterator[Forgery]:
    """In a calm place somebody is let in, perhaps until the day before, and then one fact more is told."""
    for place, before in enumerate(facts, 1):
        if before["fact"] in CALM:
            through = {"through": "1999-12-31"} if ended else {}
            data = {**ACCESS, "role": "observer", **through}
            given = _told_after(before, place, {"fact": "AccessGranted", "data": data})
            following = _told_after(before, place + 1, more(given["id"]))
            yield place + 1, [*facts[:place], given, following, *facts[place:]]


def _has_evidence(fact: Fact) -> bool:
    return "evidence" in fact


@altering("form")
def without_an_instant_of_recording(fact: Fact, facts: Facts) -> None:
    del fact["recordedAt"]


@altering("form")
def with_a_member_of_its_own(fact: Fact, facts: Facts) -> None:
    fact["approved"] = True


@altering("form")
def of_an_unknown_type(fact: Fact, facts: Facts) -> None:
    fact["fact"] = "PhaseSkipped"


@altering("form")
def on_no_day(fact: Fact, facts: Facts) -> None:
    fact["occurredAt"] = "yesterday"


@altering("form", "PositionTaken", "ProposalAmended", "DecisionTaken")
def with_a_text_for_a_number(fact: Fact, facts: Facts) -> None:
    fact["data"]["round"] = str(fact["data"]["round"])


@altering("address")
def of_another_stream(fact: Fact, facts: Facts) -> None:
    fact["key"] = "elsewhere"


@altering("address")
def with_a_foreign_id(fact: Fact, facts: Facts) -> None:
    fact["id"] = "elsewhere-0001"


@altering("duplicate_id")
def with_an_id_given_before(fact: Fact, facts: Facts) -> None:
    fact["id"] = facts[0]["id"]


@inserting("founding")
def founded_again(known: Facts) -> Fact:
    return {"fact": known[0]["fact"], "data": known[0]["data"], "process": known[0]["process"]}


@way("pin")
def pinned_to_another_text(facts: Facts) -> Iterator[Forgery]:
    altered = copy.deepcopy(facts)
    altered[0]["process"]["fingerprint"] = "0" * 64
    yield 0, altered


@way("pin")
def pinned_to_nothing(facts: Facts) -> Iterator[Forgery]:
    altered = copy.deepcopy(facts)
    del altered[0]["process"]
    yield 0, altered


@altering("pin", unless=lambda fact: fact["fact"] == "ProcessMigrated")
def pinned_halfway(fact: Fact, facts: Facts) -> None:
    fact["process"] = facts[0]["process"]


@altering("time")
def known_before_it_happened(fact: Fact, facts: Facts) -> None:
    fact["knownAt"] = "1999-12-31"


@altering("time")
def after_it_was_recorded(fact: Fact, facts: Facts) -> None:
    fact["occurredAt"] = fact["knownAt"] = "2999-01-01"


@altering("time")
def before_the_beginning(fact: Fact, facts: Facts) -> None:
    fact["knownAt"] = fact.get("knownAt", fact["occurredAt"])
    fact["occurredAt"] = "1999-01-01"


@inserting("time")
def known_out_of_order(known: Facts) -> Fact | None:
    first, last = (fact.get("knownAt", fact["occurredAt"])[:10] for fact in (known[0], known[-1]))
    told = {"fact": "SuccessRecorded", "data": {"story": "s", "sharedWith": []}}
    return None if first == last else {**told, "occurredAt": known[0]["occurredAt"], "knownAt": first}


@altering("reference", unless=lambda fact: "organisation" not in fact["data"])
def of_an_unregistered_organisation(fact: Fact, facts: Facts) -> None:
    fact["data"]["organisation"] = "NOBODY"


@altering("reference")
def by_a_stranger(fact: Fact, facts: Facts) -> None:
    fact["by"] = "extern-99"


@altering("reference", unless=lambda fact: "decision" not in fact["data"] or fact["fact"] == "DecisionTaken")
def by_a_decision_that_is_not_there(fact: Fact, facts: Facts) -> None:
    fact["data"]["decision"] = "D-9999"


@altering("reference", "PositionTaken", "DecisionTaken")
def of_a_proposal_that_is_not_there(fact: Fact, facts: Facts) -> None:
    fact["data"]["proposal"] = "P-9999"


@inserting("reference")
def tabled_twice(known: Facts) -> Fact | None:
    return next(
        ({"fact": fact["fact"], "data": fact["data"]} for fact in known if fact["fact"] == "ProposalTabled"), None
    )


@inserting("reference")
def revoking_what_was_never_given(known: Facts) -> Fact:
    return {"fact": "AccessRevoked", "data": {"access": "AC-9999"}}


@inserting("record")
def retracting_the_founding(known: Facts) -> Fact:
    return {"fact": "RecordRetracted", "data": {"retracts": known[0]["id"], "reason": "r"}}


@inserting("record")
def correcting_what_was_not_there(known: Facts) -> Fact:
    data = {"corrects": known[0]["id"], "pointer": "/data/region", "old": "elsewhere", "new": "here", "reason": "r"}
    return {"fact": "RecordCorrected", "data": data}


@inserting("record")
def correcting_a_place_that_is_not_there(known: Facts) -> Fact:
    data = {"corrects": known[0]["id"], "pointer": "/data/no/where", "old": 1, "new": 2, "reason": "r"}
    return {"fact": "RecordCorrected", "data": data}


@inserting("record")
def correcting_an_id(known: Facts) -> Fact:
    data = {"corrects": known[-1]["id"], "pointer": "/id", "old": known[-1]["id"], "new": "other-0001", "reason": "r"}
    return {"fact": "RecordCorrected", "data": data}


@inserting("reference")
def retracting_what_never_was(known: Facts) -> Fact:
    return {"fact": "RecordRetracted", "data": {"retracts": f"{known[0]['key']}-99999", "reason": "r"}}


@way("record")
def retracting_access(facts: Facts) -> Iterator[Forgery]:
    yield from _once_let_in(
        facts, lambda given: {"fact": "RecordRetracted", "data": {"retracts": given, "reason": "r"}}
    )


@altering("word", "PhaseAdvanced", "PhaseReturned")
def to_a_phase_that_is_not_there(fact: Fact, facts: Facts) -> None:
    fact["data"]["to"] = "nirvana"


@altering("word", "DeliverableSubmitted", "DeliverableAdopted", "DeliverableInForce")
def of_a_kind_that_is_not_there(fact: Fact, facts: Facts) -> None:
    fact["data"]["deliverable"]["kind"] = "manifest"


@inserting("word")
def under_a_profile_that_is_not_there(known: Facts) -> Fact:
    return {"fact": "ProfileChanged", "data": {"profile": "anything_goes"}}


@altering("word", "PhaseReturned")
def returned_for_no_reason(fact: Fact, facts: Facts) -> None:
    del fact["data"]["reasons"]


@altering("word", "ProposalTabled")
def by_a_method_that_nobody_knows(fact: Fact, facts: Facts) -> None:
    fact["data"]["method"] = "lottery"


@way("ended")
def after_the_end(facts: Facts) -> Iterator[Forgery]:
    for place, fact in enumerate(facts, 1):
        if fact["fact"] == "PartnershipEnded":
            more = {"fact": "SuccessRecorded", "data": {"story": "s", "sharedWith": []}}
            yield place, [*facts[:place], _told_after(fact, place, more), *facts[place:]]


@way("paused")
def in_a_pause(facts: Facts) -> Iterator[Forgery]:
    halted = ("PhaseAdvanced", "PhaseReturned", "DeliverableAdopted", "DeliverableSigned")
    for place, fact in enumerate(facts):
        if fact["fact"] in halted and facts[place - 1]["fact"] in CALM:
            data = {"reasonCode": "capacity", "expectedResumeOn": "2999-01-01"}
            pause = _told_after(facts[place - 1], place, {"fact": "PartnershipPaused", "data": data})
            yield place + 1, [*facts[:place], pause, *facts[place:]]


@altering("authority", "PositionTaken", "AmbitionEndorsed", "DeliverableSigned", "ReadinessDeclared")
def told_by_another(fact: Fact, facts: Facts) -> None:
    fact.pop("onBehalfOf", None)
    fact["by"] = next(
        other["by"]
        for other in facts
        if other["by"] not in (fact["data"]["organisation"], fact["by"]) and other["by"].isupper()
    )


@altering("authority", "PositionTaken", "AmbitionEndorsed", "InterestShared")
def on_behalf_of_without_proof(fact: Fact, facts: Facts) -> None:
    fact["data"].pop("evidence", None)
    fact["onBehalfOf"] = fact["data"]["organisation"]
    fact["by"] = next(
        other["by"] for other in facts if other["by"] not in (fact["onBehalfOf"], fact["by"]) and other["by"].isupper()
    )


@way("membership")
def before_it_had_a_seat(facts: Facts) -> Iterator[Forgery]:
    for place, fact in enumerate(facts):
        if fact["fact"] == "PartyInvited":
            code = fact["data"]["organisation"]
            data = {"organisation": code, "ambition": "a", "audience": "all_parties"}
            told = {**_told_after(facts[place], place, {"fact": "OwnAmbitionShared", "data": data}), "by": code}
            earlier = any(other["data"].get("organisation") == code for other in facts[:place])
            if not earlier:
                yield place, [*facts[:place], told, *facts[place:]]


@way("membership")
def speaking_for_who_has_no_seat(facts: Facts) -> Iterator[Forgery]:
    for place, fact in enumerate(facts):
        if fact["fact"] == "PartyInvited":
            code = fact["data"]["organisation"]
            told = _told_after(fact, place, {"fact": "AccessGranted", "data": {**ACCESS, "organisation": code}})
            if not any(other["data"].get("organisation") == code for other in facts[:place]):
                yield place, [*facts[:place], told, *facts[place:]]


@altering("phase", "PhaseAdvanced", "PhaseReturned")
def from_another_phase(fact: Fact, facts: Facts) -> None:
    fact["data"]["from"] = fact["data"]["to"]


@altering("phase", "PhaseAdvanced")
def back_by_an_advance(fact: Fact, facts: Facts) -> None:
    fact["data"]["to"] = fact["data"]["from"]


@way("phase")
def without_the_advance_before(facts: Facts) -> Iterator[Forgery]:
    places = [place for place, fact in enumerate(facts) if fact["fact"] == "PhaseAdvanced"]
    for place in places:
        moves = ("PhaseAdvanced", "PhaseReturned")
        following = next((at for at in range(place + 1, len(facts)) if facts[at]["fact"] in moves), None)
        if following is not None:
            yield following - 1, [*facts[:place], *facts[place + 1 :]]


@inserting("sequence")
def resumed_without_a_pause(known: Facts) -> Fact:
    return {"fact": "PartnershipResumed", "data": {}}


@way("sequence")
def access_that_ended_revoked_again(facts: Facts) -> Iterator[Forgery]:
    yield from _once_let_in(
        facts, lambda _: {"fact": "AccessRevoked", "data": {"access": ACCESS["access"]}}, ended=True
    )


@inserting("sequence")
def closed_without_an_end(known: Facts) -> Fact:
    data = {"reached": "r", "learned": "l", "openDuties": [], "contributionsSettled": True}
    return {"fact": "ClosingReportFiled", "data": data}


@altering("sequence", "PositionTaken", "DecisionTaken")
def in_another_round(fact: Fact, facts: Facts) -> None:
    fact["data"]["round"] += 5


@inserting("sequence")
def decided_twice(known: Facts) -> Fact | None:
    taken = next(
        (fact for fact in known if fact["fact"] == "DecisionTaken" and fact["data"]["outcome"] != "deferred"), None
    )
    return None if taken is None else {"fact": "DecisionTaken", "data": {**taken["data"], "decision": "D-8888"}}


@altering("decision", "DeliverableAdopted", "DeliverableReaffirmed", "PhaseReturned", "PartnerAdmitted")
def by_a_decision_on_something_else(fact: Fact, facts: Facts) -> None:
    taken = [other["data"]["decision"] for other in facts[: facts.index(fact)] if other["fact"] == "DecisionTaken"]
    others = [ref for ref in taken if ref != fact["data"].get("decision")]
    if "decision" in fact["data"] and others:
        fact["data"]["decision"] = others[0]


@inserting("decision")
def agreed_without_a_decision_on_it(known: Facts) -> Fact | None:
    taken = [fact["data"]["decision"] for fact in known if fact["fact"] == "DecisionTaken"]
    tabled = [fact["data"]["subjects"] for fact in known if fact["fact"] in ("ProposalTabled", "ProposalAmended")]
    if not taken or any(item["type"] == "process_agreements" for subjects in tabled for item in subjects):
        return None
    data = {"agreements": [], "methods": [], "silence": "blocks", "decision": taken[0]}
    return {"fact": "ProcessAgreementsSet", "data": data}


@altering("entitled", "ProposalTabled", unless=lambda fact: "body" in fact["data"] or len(fact["data"]["entitled"]) < 2)
def without_one_who_counts(fact: Fact, facts: Facts) -> None:
    kept = fact["data"].get("decider")
    others = [code for code in fact["data"]["entitled"] if code != kept]
    fact["data"]["entitled"].remove(others[-1])


@altering("entitled", "PositionTaken")
def with_a_word_of_no_method(fact: Fact, facts: Facts) -> None:
    fact["data"]["position"] = "perhaps"


@altering("carried", "DecisionTaken")
def with_the_other_outcome(fact: Fact, facts: Facts) -> None:
    proposal = next(
        item["data"]
        for item in facts
        if item["data"].get("proposal") == fact["data"]["proposal"] and "method" in item["data"]
    )
    other = {"adopted": "rejected", "rejected": "adopted"}
    if proposal["method"] in ("consent", "consensus", "unanimity", "majority"):
        fact["data"]["outcome"] = other.get(fact["data"]["outcome"], fact["data"]["outcome"])


leaving_out("deliverable", "DeliverableSubmitted", "DeliverableAdopted", "deliverable")
leaving_out("party", "PartyInvited", "InvitationAccepted", "organisation")


@inserting("deliverable")
def adopted_twice(known: Facts) -> Fact | None:
    return next(
        (
            {"fact": "DeliverableAdopted", "data": fact["data"]}
            for fact in known
            if fact["fact"] == "DeliverableAdopted"
        ),
        None,
    )


@inserting("deliverable")
def submitted_twice(known: Facts) -> Fact | None:
    return next(
        ({"fact": fact["fact"], "data": fact["data"]} for fact in known if fact["fact"] == "DeliverableSubmitted"), None
    )


@inserting("deliverable")
def taken_over_in_the_course(known: Facts) -> Fact | None:
    data = next((fact["data"] for fact in known if fact["fact"] == "DeliverableSubmitted"), None)
    return data and {"fact": "DeliverableTakenOver", "data": {"deliverable": data["deliverable"], "source": "s"}}


@inserting("party")
def invited_though_it_counts(known: Facts) -> Fact | None:
    if known[0]["fact"] != "PartnershipInitiated" or len(known) > 40:
        return None
    return {"fact": "PartyInvited", "data": {"organisation": known[0]["data"]["initiator"]}}


@altering("party", "InvitationAccepted")
def withdrawn_without_notice(fact: Fact, facts: Facts) -> None:
    if facts[0]["fact"] == "PartnershipInitiated":
        fact.update(
            fact="PartnerWithdrew",
            by=facts[0]["by"],
            data={"organisation": facts[0]["data"]["initiator"], "settlement": []},
        )


@altering("evidence", "PhaseAdvanced")
def counting_one_less(fact: Fact, facts: Facts) -> None:
    fact["evidence"]["counting"].pop()


@altering("evidence", "PhaseAdvanced")
def without_one_guard(fact: Fact, facts: Facts) -> None:
    fact["evidence"]["guards"].pop(0)


@altering("evidence", "PhaseAdvanced")
def resting_on_a_fact_that_is_not_there(fact: Fact, facts: Facts) -> None:
    fact["evidence"]["guards"][0]["facts"] = [f"{fact['key']}-99999"]


@altering("evidence", "PhaseAdvanced")
def without_evidence(fact: Fact, facts: Facts) -> None:
    del fact["evidence"]


@altering("evidence", "PhaseAdvanced")
def having_read_a_grant_that_is_left_out(fact: Fact, facts: Facts) -> None:
    fact["evidence"]["reads"] = [{"stream": "grant", "key": "GR-GONE", "version": 1}]


@altering("evidence", unless=_has_evidence)
def with_evidence_it_cannot_have(fact: Fact, facts: Facts) -> None:
    fact["evidence"] = {"counting": [], "guards": []}


@altering("guard", "PhaseAdvanced")
def past_an_unmet_guard(fact: Fact, facts: Facts) -> None:
    fact["evidence"]["guards"][0]["outcome"] = "unmet"


@altering("guard", "PhaseAdvanced")
def past_a_guard_waived_by_nobody(fact: Fact, facts: Facts) -> None:
    if not any(other["fact"] == "GuardWaived" for other in facts):
        fact["evidence"]["guards"][-1]["outcome"] = "waived"


@altering("guard", "PhaseAdvanced")
def past_a_signal_that_was_not_acknowledged(fact: Fact, facts: Facts) -> None:
    if fact["data"].pop("acknowledged", None):
        fact["note"] = fact.get("note", "sd1:" + "A" * 43)


@altering("guard", "PhaseAdvanced")
def past_a_guard_taken_over_in_its_own_course(fact: Fact, facts: Facts) -> None:
    if facts[0]["fact"] == "PartnershipInitiated":
        fact["evidence"]["guards"][0]["outcome"] = "taken_over"


@way("guard")
def past_a_deliverable_that_was_never_adopted(facts: Facts) -> Iterator[Forgery]:
    """The adoption is left out, and what rested on it no longer tells so."""
    for place, fact in enumerate(facts):
        if fact["fact"] != "DeliverableAdopted" or not _only_version(facts, fact["data"]["deliverable"]):
            continue
        left, ref = [facts[place]["id"]], fact["data"]["deliverable"]
        rest = copy.deepcopy([*facts[:place], *facts[place + 1 :]])
        of_it = ("DeliverableSigned", "DeliverableInForce")
        kept = [other for other in rest if not (other["fact"] in of_it and other["data"]["deliverable"] == ref)]
        left += [other["id"] for other in rest if other not in kept]
        advances = [at for at, other in enumerate(kept) if other["fact"] == "PhaseAdvanced"]
        for at in advances:
            carried = [item for item in kept[at]["evidence"]["guards"] if set(left) & set(item["facts"])]
            for item in carried:
                item["facts"] = [one for one in item["facts"] if one not in left]
            if carried:
                yield at, kept
                break


def _only_version(facts: Facts, ref: Any) -> bool:
    """Whether this is the only version of its kind, and of no project."""
    of_kind = [
        fact["data"]["deliverable"] for fact in facts if fact["data"].get("deliverable", {}).get("kind") == ref["kind"]
    ]
    return "project" not in ref and all(other == ref for other in of_kind)
