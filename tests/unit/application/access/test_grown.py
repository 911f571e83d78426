"""What is kept by stream grows with it, and says at each version what the facts up to there come to."""

from __future__ import annotations

from uuid import UUID

from partnerflow.application.access.grown import Grown

STREAM, OTHER, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)


class Counting:
    """Makes the numbers up to a version, and remembers from where it had to begin."""

    def __init__(self, capacity: int) -> None:
        self.grown: Grown[tuple[int, ...]] = Grown((), capacity)
        self.begun: list[int] = []

    def at(self, stream: UUID, version: int) -> tuple[int, ...]:
        """The numbers up to a version of a stream."""

        def grow(after: int, known: tuple[int, ...]) -> tuple[int, ...]:
            self.begun.append(after)
            return (*known, *range(after + 1, version + 1))

        return self.grown.get(stream, version, grow)


def test_a_newer_version_is_made_from_the_one_before_it() -> None:
    counting = Counting(4)

    values = [counting.at(STREAM, version) for version in (2, 2, 4)]

    assert values == [(1, 2), (1, 2), (1, 2, 3, 4)]
    assert counting.begun == [0, 2]


def test_an_earlier_version_is_made_from_nothing_and_leaves_the_newest_as_it_is() -> None:
    counting = Counting(4)
    counting.at(STREAM, 4)

    values = [counting.at(STREAM, version) for version in (3, 3, 4)]

    assert values == [(1, 2, 3), (1, 2, 3), (1, 2, 3, 4)]
    assert counting.begun == [0, 0]


def test_the_stream_that_was_used_longest_ago_is_forgotten_first() -> None:
    counting = Counting(2)
    for stream in (STREAM, OTHER, STREAM, THIRD):
        counting.at(stream, 1)

    values = [counting.at(stream, 1) for stream in (STREAM, OTHER)]

    assert values == [(1,), (1,)]
    assert counting.begun == [0, 0, 0, 0]
