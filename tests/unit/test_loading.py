"""Loading: lives that every rule accepts, and copies of them that read as if they had been imported."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import story
from growing.comparing import Cost, Growth, weakest_first
from loading import lives
from loading.__main__ import main as load
from partnerflow.bootstrap import at_rest
from partnerflow.settings import Settings
from tests.support.processes import shipped_process

PROCESS = shipped_process("partnership")


def test_partnerships_have_fifty_facts_on_average() -> None:
    told = lives.lives(PROCESS)

    facts = sum(life.count(b"\n") + 1 for life in told)

    assert len(told) == lives.number_of_lives()
    assert facts == 50 * len(told)


def test_each_partnership_has_its_own_key_and_partners() -> None:
    life = lives.lives(PROCESS)[4]

    lines = lives.of_partnership(life, 123)

    assert all(b'"key":"samen-0000123"' in line for line in lines)
    assert lives.partners_of(123) == (story.LEAD, "O000003", "Z000003", "W000003")
    assert not any(partner.encode() in line for line in lines for partner in story.PARTNERS[1:])


def test_a_copy_tells_of_its_own_partnership_what_the_original_tells() -> None:
    state = b'{"key":"samen-0000001","id":"samen-0000001-0002","by":"O000000"}'

    renamed = lives.renamed(state, 1, 81)

    assert renamed == b'{"key":"samen-0000081","id":"samen-0000081-0002","by":"O000002"}'


def test_loading_again_goes_on_where_it_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lives, "LONG", (100,))
    url = f"sqlite:///{tmp_path}/store.sqlite"

    load([url, "--partnerships", "5", "--checked", "5"])
    load([url, "--partnerships", "8", "--checked", "5"])

    with closing(at_rest(Settings.read({"PARTNERFLOW_DATABASE": url, "PARTNERFLOW_NOTARY": "no"}))) as service:
        assert lives.number_in(service.store) == 8
        original, copy = (service.state("partnership", lives.key_of(number)) for number in (1, 6))
        assert copy.version == original.version
        [founded] = [line for number, line in enumerate(service.export("partnership", lives.key_of(6))) if not number]
        assert b"Samen in samen-0000006" in founded


def test_what_grows_most_is_told_first() -> None:
    flat, grown = (
        Growth(name=name, small=_cost(0.001), large=_cost(seconds))
        for name, seconds in (("flat", 0.001), ("grown", 0.004))
    )

    told = weakest_first([flat, grown])

    assert [each.name for each in told] == ["grown", "flat"]
    assert grown.processor == 4.0


def _cost(seconds: float) -> Cost:
    return Cost(latencies=[seconds], processors=[seconds])
