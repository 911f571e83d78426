"""What a pause, a next term and an end would leave to be seen to."""

from __future__ import annotations

import pytest

from partnerflow.domain.moves import preview_of
from partnerflow.domain.moves.concluding import EndPreview, RenewalPreview
from partnerflow.domain.moves.status import PausePreview, ResumePreview
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import Declared
from tests.unit.domain.guards.story import TODAY, Change, followed_by, grants_of, sealed, state_of, told
from tests.unit.domain.guards.telling import Line, each, line, returned

PAUSE = line("PartnershipPaused", TODAY, reasonCode="elections", expectedResumeOn="2024-12-01")
PERIOD = {"start": "2025-01-01", "end": "2026-12-31"}
RENEWAL: Line = {"renewal": "RN-01", "termNumber": 2}
OPENED = line("RenewalOpened", TODAY, **RENEWAL, proposedPeriod=PERIOD, trigger="term_end")
RENEW = line("PartnershipRenewed", TODAY, **RENEWAL, period=PERIOD, decision="D-01")
END = line("PartnershipEnded", TODAY, kind="completed", endingReasons=["ambition_reached"], decision="D-01")
ACTION = line("ActionStarted", TODAY, action="A-01", project="PF1", organisation="BBB", title="Bellen")


def shown(move: Line, *changes: Change) -> Declared | None:
    (fact,) = sealed([move], "partnership", "samen")
    return preview_of(state_of(told(*changes)), fact, grants_of())


def test_a_pause_stops_the_clock_of_a_stay_and_not_that_of_an_open_return() -> None:
    preview = shown(PAUSE, followed_by(*returned(TODAY, "agreeing"), ACTION))

    assert isinstance(preview, PausePreview)
    assert (preview.stay.phase, preview.stay.ordinal, preview.expected_resume_on) == ("agreeing", 2, "2024-12-01")
    assert preview.open_return is not None
    assert (preview.open_return.return_, preview.open_return.target_on) == ("RT-01", "2024-12-31")
    assert [item.action for item in preview.open_work.actions] == ["A-01"]


def test_resuming_tells_when_the_clock_stopped_and_what_may_be_recorded_again() -> None:
    preview = shown(line("PartnershipResumed", TODAY), followed_by(PAUSE))

    assert isinstance(preview, ResumePreview)
    assert (preview.paused_since, preview.expected_on) == (TODAY, "2024-12-01")
    assert "PhaseAdvanced" in preview.again
    assert preview.open_return is None


def test_a_next_term_tells_who_has_not_answered_yet() -> None:
    answered = each("PartnerRecommitted", TODAY, renewal="RN-01", outcome="continue")[0]

    preview = shown(RENEW, followed_by(OPENED, answered))

    assert isinstance(preview, RenewalPreview)
    assert [(item.organisation, item.outcome) for item in preview.answers] == [("AAA", "continue"), ("BBB", None)]
    assert (preview.stay.round, preview.round) == (1, 2)


def test_a_next_term_tells_which_grant_ends_before_it_does_and_what_is_still_under_review() -> None:
    preview = shown(RENEW, followed_by(OPENED, *returned(TODAY, "agreeing")))

    assert isinstance(preview, RenewalPreview)
    assert [item.grant for item in preview.ending_grants] == ["GR-1"]
    assert DeliverableRef(kind="afsprakennota", version="1.0") in preview.left_open


def test_an_end_tells_what_it_leaves_unsettled() -> None:
    preview = shown(END, followed_by(*returned(TODAY, "agreeing"), ACTION))

    assert isinstance(preview, EndPreview)
    assert (preview.closes.phase, preview.open_return) == ("agreeing", "RT-01")
    assert [item.action for item in preview.open_work.actions] == ["A-01"]
    assert [item.grant for item in preview.notices] == ["GR-1"]


@pytest.mark.parametrize("move", [PAUSE, RENEW, END])
def test_before_the_beginning_no_move_does_anything(move: Line) -> None:
    (fact,) = sealed([move], "partnership", "samen")

    assert preview_of(state_of([]), fact, ()) is None
