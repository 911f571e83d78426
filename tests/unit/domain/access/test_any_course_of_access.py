"""Whatever is given and taken, in whatever order it became known: who holds what is what a plain list of spans says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain.days import after
from partnerflow.domain.partnership import PartnershipState
from tests.support.letting_in import principal
from tests.support.story import KEY, Story

BEGAN = "2020-02-01"
DAYS = [after(BEGAN, number) for number in range(24)]
PRINCIPALS = [principal(number) for number in range(3)]


@dataclass(frozen=True, kw_only=True)
class Span:
    """One access in the plain list."""

    access: str
    principal: str
    known: str
    through: str | None
    taken: str | None = None

    def covers(self, day: str) -> bool:
        """Whether it holds on this day."""
        begun = self.known <= day and (self.through is None or day <= self.through)
        return begun and (self.taken is None or day < self.taken)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One thing that is told: so many days after the one before, of so many days ago, about somebody or some access."""

    after_days: int
    days_ago: int
    about: int
    gives: bool
    lasts: int | None


TELLINGS = st.lists(
    st.builds(
        Telling,
        after_days=st.integers(0, 3),
        days_ago=st.integers(0, 2),
        about=st.integers(0, 5),
        gives=st.booleans(),
        lasts=st.none() | st.integers(-1, 8),
    ),
    max_size=9,
)


def tells(story: Story, spans: list[Span], telling: Telling, known: str) -> None:
    """Tell one thing to the story; what the story took up, to the plain list too."""
    on = max(BEGAN, after(known, -telling.days_ago))
    if telling.gives:
        through = None if telling.lasts is None else after(known, telling.lasts)
        span = Span(
            access=f"AC-{len(spans) + 1:02}", principal=PRINCIPALS[telling.about % 3], known=known, through=through
        )
        last = {} if through is None else {"through": through}
        data = {"access": span.access, "principal": span.principal, "role": "observer", **last}
        if not story.asks("AccessGranted", on, known=known, data=data):
            spans.append(span)
    elif spans:
        place = telling.about % len(spans)
        taken_up = not story.asks("AccessRevoked", on, known=known, access=spans[place].access)
        # What was taken back cannot be taken back again, nor what had run out.
        assert not (taken_up and spans[place].taken is not None)
        if taken_up:
            spans[place] = replace(spans[place], taken=known)


@given(TELLINGS)
def test_who_holds_what_is_what_a_plain_list_of_spans_says(tellings: list[Telling]) -> None:
    story, known = Story.imported(), BEGAN
    spans: list[Span] = []
    courses: dict[str, list[Span]] = {}
    for telling in tellings:
        known = after(known, telling.after_days)
        tells(story, spans, telling, known)
        courses[known] = list(spans)

    history = story.world.history("partnership", KEY)

    for as_known_at, expected in courses.items():
        state = history.at(as_known_at=as_known_at)
        assert isinstance(state, PartnershipState)
        for who in PRINCIPALS:
            for day in DAYS:
                held = [grant.access for grant in state.access.held_by(who, day)]
                assert sorted(held) == sorted(
                    span.access for span in expected if span.principal == who and span.covers(day)
                )


@given(TELLINGS)
def test_nobody_holds_anything_on_a_day_by_what_became_known_later(tellings: list[Telling]) -> None:
    story, known = Story.imported(), BEGAN
    spans: list[Span] = []
    for telling in tellings:
        known = after(known, telling.after_days)
        tells(story, spans, telling, known)

    history = story.world.history("partnership", KEY)

    for day in DAYS:
        then, now = (history.at(as_known_at=as_known_at) for as_known_at in (day, None))
        assert isinstance(then, PartnershipState)
        assert isinstance(now, PartnershipState)
        for who in PRINCIPALS:
            held = [{grant.access for grant in state.access.held_by(who, day)} for state in (then, now)]
            assert held[0] == held[1]
