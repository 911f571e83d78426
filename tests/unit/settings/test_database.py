"""Which store a database URL names, and that a password in it never shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.settings.database import EmbeddedFile, PostgresServer, parse_database


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///store.sqlite", "{here}/store.sqlite"),
        ("sqlite:///with%20space/store.sqlite", "{here}/with space/store.sqlite"),
        ("sqlite:////srv/store.sqlite", "/srv/store.sqlite"),
    ],
)
def test_three_slashes_lead_to_a_path_from_here_and_four_to_one_from_the_root(
    url: str, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    database = parse_database(url)

    assert database == EmbeddedFile(path=Path(path.format(here=tmp_path)))


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///", "sqlite://host/file", "sqlite:///folder/", "sqlite:////tmp"]
)
def test_an_embedded_store_needs_the_name_of_a_file(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///"):
        parse_database(url)


def test_a_server_shows_itself_without_its_password_or_parameters() -> None:
    database = parse_database("postgresql://flow:s3cret@db.example:5433/flow?password=s3cret")

    assert str(database) == "postgresql://flow@db.example:5433/flow"
    assert "s3cret" not in repr(database)
    assert database == PostgresServer(url="postgresql://flow:s3cret@db.example:5433/flow?password=s3cret")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://flow:s3cret@db/flow",
        "flow:s3cret@db/flow",
        "host=db password=s3cret",
        "postgresql://flow:a/s3cret@db/flow",
        "postgresql://flow:a?s3cret@db/flow",
        "postgresql://flow:a#s3cret@db/flow",
        "postgresql+psycopg://flow:s3cret@db/flow",
    ],
)
def test_a_refusal_never_shows_a_password(url: str) -> None:
    with pytest.raises(ValueError, match="write") as refused:
        parse_database(url)

    assert "s3cret" not in str(refused.value)
