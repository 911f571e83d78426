"""Which of all that can be asked is asked in a quick sample: the same each time, and something of everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.matrix.addresses import Cell
from tests.matrix.people import Somebody

Group = tuple[Cell, ...]
EVERYBODY_ASKS = frozenset(
    [
        "readPartnershipHistory",
        "readBundle",
        "partnership",
        "partnerships",
        "findPartnerships",
        "listOrganisations",
        "readOrganisation",
        "readEvents",
        "exportPerson",
        "readAttachment",
        "readAccesses",
        "readErasures",
        "readLinks",
        "recordSuccessRecorded",
        "recordInterestShared",
        "recordDialogueHeld",
        "recordDeliverableSigned",
        "recordAccessGranted",
        "askErasure",
        "foundPartnership",
        "readKeys",
        "importFacts",
        "askPortfolioReturns",
        "signCheckpoint",
        "listProcesses",
    ]
)
"""What is asked by everybody, for there is a check that nothing else meets."""
ONE_IN = 96


def groups(cells: Sequence[Cell]) -> list[Group]:
    """What is asked together: one operation about each place, one's own first, others' right before what is not there."""
    found: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in cells:
        found.setdefault((cell.method, cell.rule, cell.name), []).append(cell)
    return [tuple(found[key]) for key in sorted(found)]


def sample(
    people: Sequence[Somebody], cells: Sequence[Cell], *, one_in: int = ONE_IN, turn: int = 0
) -> Iterator[tuple[Somebody, Group]]:
    """Who asks what: everybody some things, and each of all others somebody else in turn."""
    known = groups(cells)
    for number, who in enumerate(people):
        for place, group in enumerate(known):
            if (
                group[0].name in EVERYBODY_ASKS
                or group[0].place == "elsewhere"
                or (number * 7 + place) % one_in == turn
            ):
                yield who, tuple(cell for cell in group if _is_near(cell, number))


def _is_near(cell: Cell, number: int) -> bool:
    """Of what is malformed one kind for each, in turn."""
    return cell.place != "malformed" or cell.malformed % 6 == number % 6
