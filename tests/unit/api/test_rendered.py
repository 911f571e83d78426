"""What was rendered before: told again only of the same version, and let go of when there is too much."""

from __future__ import annotations

from uuid import UUID

from partnerflow_api.rendered import Rendered, Rendering

ONE, OTHER = UUID(int=1), UUID(int=2)


class Counting:
    """Renders a body and counts how often it was asked to."""

    def __init__(self, body: bytes = b"body") -> None:
        self.body = body
        self.times = 0

    def __call__(self) -> Rendering:
        self.times += 1
        return Rendering(self.body)


def test_the_same_form_of_the_same_version_is_rendered_once() -> None:
    rendered, render = Rendered[str](), Counting()

    first, again = (rendered.get(ONE, 1, "json", render) for _ in range(2))

    assert (first, again, render.times) == (Rendering(b"body"), Rendering(b"body"), 1)


def test_another_version_form_or_stream_is_another_rendering() -> None:
    rendered, render = Rendered[str](), Counting()

    for stream, version, form in ((ONE, 1, "json"), (ONE, 1, "csv"), (OTHER, 1, "json"), (ONE, 2, "json")):
        rendered.get(stream, version, form, render)

    assert render.times == 4


def test_a_newer_version_lets_go_of_what_was_told_before() -> None:
    rendered = Rendered[str]()
    rendered.get(ONE, 1, "json", Counting(b"an erased text"))
    rendered.get(ONE, 2, "csv", Counting())

    assert rendered.get(ONE, 1, "json", Counting(b"rendered now")).body == b"rendered now"


def test_a_late_rendering_of_an_older_version_does_not_push_out_the_newer() -> None:
    rendered, newer = Rendered[str](), Counting()
    rendered.get(ONE, 2, "json", newer)

    rendered.get(ONE, 1, "json", Counting())
    rendered.get(ONE, 2, "json", newer)

    assert newer.times == 1


def test_the_least_used_go_first_when_there_is_too_much() -> None:
    rendered, kept, gone = Rendered[str](maximum=250), Counting(b"k" * 100), Counting(b"g" * 100)
    rendered.get(ONE, 1, "json", kept)
    rendered.get(OTHER, 1, "json", gone)
    rendered.get(ONE, 1, "json", kept)

    rendered.get(UUID(int=3), 1, "json", Counting(b"n" * 100))
    rendered.get(ONE, 1, "json", kept)
    rendered.get(OTHER, 1, "json", gone)

    assert (kept.times, gone.times) == (1, 2)
