"""The ledger as tiles: what anybody needs in order to work out its root again."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.merkle import HASH_SIZE, leaf_hash, root
from partnerflow.transparency.notes import parse_note
from partnerflow.transparency.tiles import read_entries, written
from partnerflow_api.tiles import Tile, read_tile

TILES = "/v1/log/tile"


@pytest.fixture(scope="module", autouse=True)
def signed(example: FlaskClient) -> None:
    """Only what was signed is shown."""
    assert example.post("/v1/log/checkpoint").status_code == 200


def checkpoint(client: FlaskClient) -> Checkpoint:
    return Checkpoint.from_text(parse_note(client.get("/v1/log/checkpoint").text).text)


def addresses(kind: str, count: int) -> list[str]:
    """The tiles of so many hashes or entries."""
    full, rest = divmod(count, 256)
    places = [written(number) for number in range(full)] + ([f"{written(full)}.p/{rest}"] if rest else [])
    return [f"{TILES}/{kind}/{place}" for place in places]


def fetched(client: FlaskClient, kind: str, count: int) -> bytes:
    return b"".join(client.get(address).data for address in addresses(kind, count))


def split(data: bytes) -> list[bytes]:
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "000"), (67, "067"), (999, "999"), (1000, "x001/000"), (1234067, "x001/x234/067")]
)
def test_the_number_of_a_tile_is_written_in_parts_of_three_digits(number: int, text: str) -> None:
    assert written(number) == text
    assert read_tile("0", text) == Tile(level=0, number=number, width=256)


@pytest.mark.parametrize(
    "place",
    ["", "0", "67", "0067", "x000/067", "001/067", "x001/x067", "x1/067", "067.p/0", "067.p/256", "067.p/012", "٠٦٧"],
)
def test_a_tile_is_written_in_no_other_way(place: str) -> None:
    assert read_tile("0", place) is None


@pytest.mark.parametrize("level", ["", "00", "07", "64", "-1", "٣"])
def test_a_level_is_a_number_below_64(level: str) -> None:
    assert read_tile(level, "000") is None


def test_the_entries_hash_to_the_tiles_and_these_to_the_root(example: FlaskClient) -> None:
    signed = checkpoint(example)

    leaves = split(fetched(example, "0", signed.size))
    entries = read_entries(fetched(example, "entries", signed.size))

    assert [leaf_hash(entry) for entry in entries] == leaves
    assert root(leaves) == signed.root


def test_a_tile_of_the_next_level_holds_the_roots_of_full_tiles(example: FlaskClient) -> None:
    size = checkpoint(example).size

    leaves = split(fetched(example, "0", size))
    above = split(fetched(example, "1", size // 256))

    assert above == [root(leaves[at : at + 256]) for at in range(0, size - size % 256, 256)]
    assert above


@pytest.mark.parametrize("address", ["0/000", "entries/000.p/3"])
def test_a_tile_may_be_kept_by_whoever_asks_whether_it_still_is_the_same(address: str, example: FlaskClient) -> None:
    response = example.get(f"{TILES}/{address}")
    again = example.get(f"{TILES}/{address}", headers={"If-None-Match": response.headers["ETag"]})
    other = example.get(f"{TILES}/{address}", headers={"If-None-Match": '"of another history"'})

    assert (response.status_code, response.mimetype) == (200, "application/octet-stream")
    assert response.headers.getlist("Cache-Control") == ["private, no-cache"]
    assert "Checkpoint" not in response.headers
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", response.headers["ETag"])
    assert (other.status_code, other.data) == (200, response.data)


def test_a_partial_tile_holds_as_many_entries_as_its_address_says(example: FlaskClient) -> None:
    response = example.get(f"{TILES}/entries/000.p/3")

    assert len(list(read_entries(response.data))) == 3


@pytest.mark.parametrize("address", ["0/900", "0/002.p/255", "1/000", "40/000", "07/000", "0/67", "entries/x001/000"])
@pytest.mark.parametrize(("language", "word"), [("nl", "tegel"), ("en", "tile")])
def test_a_tile_that_was_never_signed_is_not_there(
    address: str, language: str, word: str, example: FlaskClient
) -> None:
    response = example.get(f"{TILES}/{address}", headers={"Accept-Language": language})

    assert (response.status_code, response.json["reason"]) == (404, "no_such_tile")
    assert word in response.json["detail"]
    assert response.headers["Cache-Control"] == "no-store"
