"""Two previews compared: what came, what went, what is otherwise, and a word for every place in them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec.inspect as inspect
import pytest
from msgspec.structs import replace

from partnerflow.domain.moves import FastForward, differences, preview_advance, preview_return, usual_return
from partnerflow.domain.moves.concluding import EndPreview, RenewalPreview
from partnerflow.domain.moves.differences import Difference
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.domain.moves.status import PausePreview, ResumePreview
from partnerflow.messages import LANGUAGES, Language, catalogue
from tests.unit.domain.guards.story import TODAY, Change, followed_by, grants_of, state_of, told, without
from tests.unit.domain.guards.telling import line

PREVIEWS = (ReturnPreview, FastForward, PausePreview, ResumePreview, RenewalPreview, EndPreview)
# Members that no path of a difference ends on: part of what an item is known by, or told by another member.
UNTOLD = {"guard", "objection", "grant", "byTable", "cause", "deliverables", "deliverable", "holds"}
UNTOLD |= {"reason", "subject", "who", "version"}


def returning(*changes: Change) -> ReturnPreview | None:
    state = state_of(told(*changes))
    usual = usual_return(state, "sharing", TODAY, grants_of())
    return preview_return(state, usual, TODAY, grants_of()) if usual is not None else None


def places(found: tuple[Difference, ...]) -> list[tuple[str | None, ...]]:
    return [(*(step.member or step.item for step in item.path), item.change) for item in found]


def members(of: inspect.Type, seen: set[type]) -> Iterator[str]:
    if isinstance(of, inspect.StructType) and of.cls not in seen:
        seen.add(of.cls)
        for field in of.fields:
            yield field.encode_name
            yield from members(field.type, seen)
    for inner in (getattr(of, "item_type", None), *getattr(of, "types", ())):
        if inner is not None:
            yield from members(inner, seen)


def test_a_preview_does_not_differ_from_itself() -> None:
    assert differences(returning(), returning()) == ()


def test_what_comes_in_and_what_falls_out_is_told_by_what_it_is_known_by() -> None:
    action = line("ActionStarted", TODAY, action="A-01", project="PF1", organisation="BBB", title="Bellen")

    assert places(differences(returning(), returning(followed_by(action)))) == [
        ("openWork", "actions", "A-01", "added")
    ]
    assert places(differences(returning(followed_by(action)), returning())) == [("openWork", "actions", "A-01", "gone")]


def test_what_an_item_holds_is_compared_member_by_member() -> None:
    preview = returning()
    assert preview is not None
    (first, *rest) = preview.fates
    other = replace(preview, fates=(replace(first, fate="withdrawn"), *rest))

    (found,) = differences(preview, other)

    assert places((found,)) == [("fates", "intentieverklaring 1.0", "fate", "changed")]
    assert (found.shown, found.now) == ("reopened_in_force", "withdrawn")


def test_a_guard_that_fails_since_is_told_by_its_outcome_and_what_it_lacks() -> None:
    before, after = (
        preview_advance(state_of(told(*changes)), TODAY, grants_of())
        for changes in ((), (without("EvaluationPlanned"),))
    )

    found = places(differences(before, after))

    assert ("guards", "G4.3", "outcome", "changed") in found
    assert {place[1] for place in found} == {"G4.3"}


def test_a_move_that_does_not_exist_any_more_has_lost_all_it_showed() -> None:
    preview = returning()

    found = differences(preview, None)

    assert {item.change for item in found} == {"gone"}
    assert ("stay", "gone") in places(found)


def test_two_items_of_one_name_are_told_apart() -> None:
    preview = returning()
    assert preview is not None
    twice = replace(preview, notices=preview.notices * 2)

    assert places(differences(preview, twice)) == [("notices", "GR-1 (2)", "added")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_every_preview_has_a_word(language: Language) -> None:
    seen: set[type] = set()
    named = {name for preview in PREVIEWS for name in members(inspect.type_info(preview), seen)}

    assert {name for name in named - UNTOLD if f"shown.{name}" not in catalogue(language)} == set()
