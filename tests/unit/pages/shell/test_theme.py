"""A theme is one stylesheet of the operator, linked after all of ours."""

from __future__ import annotations

from pathlib import Path

from partnerflow.bootstrap import build
from partnerflow.settings import Settings
from partnerflow_api.theme import Theme
from tests.support.admission import open_app
from tests.unit.pages.markup import Page


def test_it_is_linked_last_and_served_as_it_was_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "ours.css"
    path.write_text(":root { --partnerflow-link-color: #123456; }")
    settings = Settings.read({"PARTNERFLOW_DATABASE": "memory:", "PARTNERFLOW_THEME": str(path)})
    service = build(settings)

    try:
        client = open_app(service, theme=Theme.read(settings.theme)).test_client()
        links = Page(client.get("/share").text).all("link", rel="stylesheet")
        path.write_text("gone")
        served = client.get(links[-1].attributes["href"])
    finally:
        service.close()

    assert links[-1].attributes["href"].startswith("/theme.css?v=")
    assert (served.mimetype, served.text) == ("text/css", ":root { --partnerflow-link-color: #123456; }")


def test_without_one_there_is_none_to_serve() -> None:
    service = build(Settings.read({"PARTNERFLOW_DATABASE": "memory:"}))

    try:
        client = open_app(service).test_client()
        found = [link.attributes["href"] for link in Page(client.get("/share").text).all("link", rel="stylesheet")]
        missing = client.get("/theme.css").status_code
    finally:
        service.close()

    assert missing == 404
    assert not any("theme" in each for each in found)


def test_the_theme_that_comes_along_sets_only_tokens_that_there_are() -> None:
    root = Path(__file__).parents[4]
    tokens = (root / "api/partnerflow_api/pages/static/tokens.css").read_text()

    lines = (root / "config/themes/green-city.css").read_text().splitlines()
    named = [line.partition(":")[0].strip() for line in lines if line.lstrip().startswith("--")]

    assert named
    assert [name for name in named if f"{name}:" not in tokens] == []
