"""Which moves exist, which are open, what is in the way and who can act."""

from __future__ import annotations

from partnerflow.domain.moves import MoveOption, next_options
from tests.support.processes import shipped_process
from tests.unit.domain.guards.story import TODAY, Change, followed_by, grants_of, state_of, told, without
from tests.unit.domain.guards.telling import Line, decided, each, line, returned

EXECUTING = followed_by(line("PhaseAdvanced", TODAY, **{"from": "shaping", "to": "executing"}))
PAUSED = followed_by(line("PartnershipPaused", TODAY, reasonCode="elections", expectedResumeOn="2024-12-01"))
RENEWAL: Line = {"renewal": "RN-01", "termNumber": 2, "proposedPeriod": {"start": "2025-01-01", "end": "2026-12-31"}}


def options(*changes: Change) -> dict[tuple[str, str | None], MoveOption]:
    return {(item.move, item.target): item for item in next_options(state_of(told(*changes)), TODAY, grants_of())}


def reasons(option: MoveOption) -> list[tuple[str, str]]:
    return [(fault.code, fault.reason) for fault in option.faults]


def test_every_move_of_the_process_is_there_the_advance_first() -> None:
    assert list(options()) == [
        ("advance", "executing"),
        ("return", "preparation"),
        ("return", "exploring"),
        ("return", "sharing"),
        ("return", "agreeing"),
        ("pause", None),
        ("resume", None),
        ("end", None),
    ]


def test_at_the_end_of_the_course_there_is_no_advance_and_a_term_can_be_renewed() -> None:
    kinds = {kind for kind, _ in options(EXECUTING)}

    assert "advance" not in kinds
    assert "renew" in kinds


def test_an_advance_is_open_when_each_guard_is_met_and_whoever_leads_the_process_can_make_it() -> None:
    advance = options()["advance", "executing"]

    assert (advance.open, advance.faults, advance.who) == (True, (), ("AAA",))
    assert [item.guard for item in advance.findings] == ["G4.1", "G4.2", "G4.3", "G4.4", "G4.5", "G4.6", "G4.7"]


def test_a_closed_advance_names_every_guard_in_the_way_and_who_can_mend_it() -> None:
    silent = without("PositionTaken", proposal="P-04", organisation="AAA")

    advance = options(silent, without("EvaluationPlanned"))["advance", "executing"]

    assert not advance.open
    assert [fault.data["guard"] for fault in advance.faults] == ["G4.1", "G4.3"]
    assert advance.who == ("AAA", "process_facilitator", "network_coordinator")


def test_a_signal_does_not_close_an_advance_but_has_to_be_acknowledged() -> None:
    story = told(without("SharedTermAgreed"))
    ends = next(place for place, item in enumerate(story) if item["data"].get("from") == "sharing")

    advance = next_options(state_of(story[:ends]), "2024-02-11", ())[0]

    assert (advance.open, advance.to_acknowledge) == (True, ("G2.7",))


def test_a_return_waits_for_a_decision_of_the_partners() -> None:
    option = options()["return", "sharing"]

    assert reasons(option) == [("decision", "no_decision_for_this")]
    assert option.who == ("AAA", "BBB")


def test_a_decision_opens_the_return_it_names_and_no_other() -> None:
    found = options(followed_by(*decided("70", TODAY, {"type": "return_phase", "to": "sharing"})))

    assert (found["return", "sharing"].open, found["return", "sharing"].decision) == (True, "D-70")
    assert not found["return", "agreeing"].open


def test_the_decision_behind_the_last_return_does_not_open_the_next() -> None:
    found = options(followed_by(*returned("2024-05-01", "agreeing")), followed_by(
        line("PhaseAdvanced", "2024-06-01", **{"from": "agreeing", "to": "shaping"})))  # fmt: skip

    assert not found["return", "agreeing"].open


def test_while_a_return_is_open_a_deeper_one_has_to_name_it() -> None:
    deeper = decided("70", TODAY, {"type": "return_phase", "to": "sharing"})

    option = options(followed_by(*returned(TODAY, "agreeing"), *deeper))["return", "sharing"]

    assert (option.open, option.supersedes) == (True, "RT-01")


def test_in_a_pause_the_phase_stays_and_the_clock_can_start_again() -> None:
    found = options(PAUSED)

    assert reasons(found["advance", "executing"]) == [("paused", "partnership_paused")]
    assert ("paused", "partnership_paused") in reasons(found["return", "sharing"])
    assert reasons(found["pause", None]) == [("sequence", "already_paused")]
    assert (found["resume", None].open, found["end", None].open) == (True, True)


def test_a_clock_that_runs_cannot_be_started() -> None:
    assert reasons(options()["resume", None]) == [("sequence", "not_paused")]


def test_after_the_end_no_move_is_open() -> None:
    ended = line("PartnershipEnded", TODAY, kind="abandoned", endingReasons=["silent"])

    assert not any(option.open for option in options(followed_by(ended)).values())


def test_a_renewal_has_to_be_opened_first() -> None:
    assert reasons(options(EXECUTING)["renew", None]) == [("renewal", "no_renewal_open")]


def test_a_renewal_waits_for_every_partner_the_ambition_and_the_decision() -> None:
    opened = line("RenewalOpened", TODAY, **RENEWAL, trigger="term_end")
    unshared = without("AmbitionEndorsed", organisation="AAA")

    option = options(unshared, EXECUTING, followed_by(opened))["renew", None]

    assert reasons(option) == [
        ("renewal", "not_every_partner_recommitted"),
        ("renewal", "not_every_partner_recommitted"),
        ("renewal", "ambition_not_shared"),
        ("decision", "no_decision_for_this"),
    ]


def test_a_renewal_that_each_partner_answered_and_all_decided_is_open() -> None:
    opened = line("RenewalOpened", TODAY, **RENEWAL, trigger="term_end")
    answers = each("PartnerRecommitted", TODAY, renewal="RN-01", outcome="continue")
    decision = decided("70", TODAY, {"type": "renew", "termNumber": 2})

    option = options(EXECUTING, followed_by(opened, *answers, *decision))["renew", None]

    assert (option.open, option.decision) == (True, "D-70")


def test_while_nobody_leads_the_process_the_partners_can_act() -> None:
    assert options(without("RoleAssigned", role="process_facilitator"), without("RoleAccepted"))["end", None].who == (
        "AAA",
        "BBB",
    )


def test_a_process_offers_only_the_moves_it_has() -> None:
    process = shipped_process("three-steps")
    founding: Line = {"name": "Klein", "issue": "Iets.", "reason": "Daarom.", "region": "Hier", "initiator": "AAA"}
    state = state_of([line("PartnershipInitiated", TODAY, **founding, profile=next(iter(process.profiles)))], process)

    kinds = [item.move for item in next_options(state, TODAY, ())]

    assert kinds[0] == "advance"
    assert set(kinds) <= {"advance", *process.moves}
