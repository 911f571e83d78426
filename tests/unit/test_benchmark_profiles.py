"""Profiles: own time by room and by function, and where a file belongs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.footprints import peak_of
from benchmarks.in_process import FIGURES
from benchmarks.profiling import Spent, as_text, page, place

STATE = replace(FIGURES[0], name="state_wsgi", figure="the state")


@pytest.mark.parametrize(
    ("file", "belongs"),
    [
        (
            "/a/src/partnerflow/persistence/sqlite/tables.py",
            ("partnerflow.persistence", "partnerflow/persistence/sqlite/tables"),
        ),
        ("/a/api/partnerflow_api/streams.py", ("partnerflow_api", "partnerflow_api/streams")),
        ("/a/lib/python3.11/site-packages/flask/app.py", ("flask", "flask/app")),
        ("/a/lib/python3.11/json/decoder.py", ("Python", "decoder")),
        ("/a/scripts/benchmarks/wsgi.py", ("benchmarks", "benchmarks/wsgi")),
        ("~", ("built in", "")),
    ],
)
def test_a_function_belongs_to_the_room_or_the_library_of_its_file(file: str, belongs: tuple[str, str]) -> None:
    found = place(file)

    assert found == belongs


def test_a_profile_tells_shares_by_room_and_by_function_without_paths_of_a_machine() -> None:
    functions = [
        Spent(room="flask", function="flask/app:wsgi_app", calls=1.0, own=60.0),
        Spent(room="built in", function="<execute>", calls=2.0, own=30.0),
        Spent(room="flask", function="flask/app:finalize", calls=1.0, own=10.0),
    ]

    told = page(["state_wsgi"], "sqlite", iter([as_text(STATE, "sqlite", 0.00025, functions)]))

    assert "## `state_wsgi` on sqlite: 250 µs" in told
    assert "| flask | 70.0 % |" in told
    assert "| `<execute>` | 2.0 | 30.0 % |" in told
    assert "`scripts/bench --profile state_wsgi --store sqlite`" in told


def test_the_peak_of_a_process_is_read_from_what_the_system_tells() -> None:
    told = "Name:\tpython\nVmPeak:\t  900 kB\nVmHWM:\t   512 kB\nVmRSS:\t  400 kB\n"

    assert peak_of(told) == 512
    with pytest.raises(ValueError, match="peak"):
        peak_of("Name:\tpython\n")
