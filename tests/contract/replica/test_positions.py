"""Who was told a position is answered from there on, or told that it has not arrived; who names none hears how far it goes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from partnerflow_api import waiting
from tests.contract.replica.conftest import Beside
from tests.contract.replica.telling import begun, listed, submitted
from tests.support.postgres_pair import Pair

LISTS = ("/v1/partnerships", "/v1/portfolio/deadlines")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits longer than this for a standby that follows no more."""
    monkeypatch.setattr(waiting, "PATIENCE", 0.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Two notes that began one after the other: the first stands in the lists of the standby, the second does not."""

    known: int
    position: int
    second: str


def behind(pair: Pair, workspace: Beside) -> Behind:
    """Let the standby follow no more after the first of two notes."""
    _, known = begun(workspace.writer)
    for address in LISTS:
        assert workspace.reader.get(f"{address}?position={known}").json["position"] == known
    pair.pause()
    second, position = begun(workspace.writer)
    return Behind(known=known, position=position, second=second)


def test_who_names_the_position_of_what_they_wrote_finds_it_in_the_list_of_the_standby(workspace: Beside) -> None:
    for _ in range(5):
        key, position = begun(workspace.writer)

        assert key in listed(workspace.reader, position=position)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("address", LISTS)
def test_a_standby_that_has_not_come_so_far_says_so_and_when_to_ask_again(
    pair: Pair, workspace: Beside, address: str
) -> None:
    position = behind(pair, workspace).position

    english, dutch = (
        workspace.reader.get(f"{address}?position={position}", headers={"Accept-Language": language})
        for language in ("en", "nl")
    )
    pair.resume()
    later = workspace.reader.get(f"{address}?position={position}")

    assert (english.status_code, dutch.status_code) == (503, 503)
    assert (english.json["reason"], english.json["position"]) == ("standby_behind", position)
    assert int(english.headers["Retry-After"]) >= 0
    assert "arrived" in english.json["detail"]
    assert "aangekomen" in dutch.json["detail"]
    assert (later.status_code, later.json["position"]) == (200, position)


@pytest.mark.parametrize("address", LISTS)
def test_without_a_position_the_standby_tells_how_things_stood_and_how_far_that_goes(
    pair: Pair, workspace: Beside, address: str
) -> None:
    told = behind(pair, workspace)

    older, newer = workspace.reader.get(address), workspace.writer.get(f"{address}?position={told.position}")

    assert (older.status_code, older.json["position"]) == (200, told.known)
    assert newer.json["position"] == told.position


def test_the_feed_of_a_standby_ends_earlier_and_misses_nothing(pair: Pair, workspace: Beside) -> None:
    told = behind(pair, workspace)

    first = workspace.reader.get("/v1/events?after=0").json
    nothing_yet = workspace.reader.get(f"/v1/events?after={told.position}").json
    pair.resume()
    rest = workspace.reader.get(f"/v1/events?after={told.known}&wait=30").json

    assert [item["position"] for item in first["items"]] == list(range(1, told.known + 1))
    assert (nothing_yet["items"], nothing_yet["position"]) == ([], told.position)
    assert [item["position"] for item in rest["items"]] == [told.position]


def test_a_position_that_no_log_has_reached_is_malformed_at_a_standby_too(pair: Pair, workspace: Beside) -> None:
    beyond = behind(pair, workspace).position + 1

    asked = [workspace.reader.get(f"{each}{beyond}") for each in ("/v1/partnerships?position=", "/v1/events?after=")]

    assert [answer.status_code for answer in asked] == [400, 400]
    assert [answer.json["errors"][0]["constraint"] for answer in asked] == ["beyond_the_log"] * 2


def test_a_partnership_itself_is_never_behind(pair: Pair, workspace: Beside) -> None:
    key = behind(pair, workspace).second
    submitted(workspace.writer, key, 1)

    state = workspace.reader.get(f"/v1/partnerships/{key}")
    history = workspace.reader.get(f"/v1/partnerships/{key}/history")

    assert (state.status_code, state.json["version"]) == (200, 2)
    assert [item["version"] for item in history.json["items"]] == [1, 2]
