"""The reader's last visit: nothing is missed, a reload shows the same list, and no cookie does harm."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from partnerflow_api.pages.changes.last_visit import COOKIE, Mark, Visits
from tests.unit.pages.conftest import EXAMPLE, serving
from tests.unit.pages.markup import Page

PATH = "/partnerships/vast-verder"
LINES = [line for line in EXAMPLE.read_bytes().split(b"\n") if line]
SEE = "Bekijk wat er veranderd is"


@pytest.fixture
def reader() -> Iterator[FlaskClient]:
    """A browser on the example as it was before its last five facts."""
    with serving(LINES[:-5]) as client:
        yield client


def page(reader: FlaskClient, path: str = PATH, **query: str) -> Page:
    response = reader.get(path, query_string={"lang": "nl", **query}, follow_redirects=True)
    assert response.status_code == 200, response.text
    return Page(response.text)


def at(reader: FlaskClient, address: str) -> Page:
    response = reader.get(address)
    assert response.status_code == 200, response.text
    return Page(response.text)


def time_passes(reader: FlaskClient, facts: slice = slice(-5, None)) -> None:
    """Facts are recorded while the reader is away."""
    told = reader.post("/v1/imports", data=b"\n".join(LINES[facts]), content_type="application/x-ndjson")
    assert told.status_code == 200, told.text


def kept(reader: FlaskClient) -> Visits:
    cookie = reader.get_cookie(COOKIE, path=PATH)
    return Visits.of({COOKIE: cookie.decoded_value}) if cookie is not None else Visits()


def remembers(reader: FlaskClient, value: str) -> None:
    reader.set_cookie(COOKIE, value, path=PATH)


def test_a_first_visit_begins_at_the_present(reader: FlaskClient) -> None:
    first = page(reader)

    assert kept(reader).last == Mark(day="2025-10-16", version="v473,GR-1:36")
    assert "sinds uw laatste bezoek" not in first.text()


def test_the_cookie_is_for_this_partnership_alone_and_tells_nothing_of_who_reads(reader: FlaskClient) -> None:
    plain = reader.get(PATH).headers["Set-Cookie"]
    reader.delete_cookie(COOKIE, path=PATH)
    secure = reader.get(PATH, base_url="https://localhost").headers["Set-Cookie"]

    for member in (f"Path={PATH}", "HttpOnly", "SameSite=Lax", "Max-Age=31536000"):
        assert member in secure
    assert ("Secure" in secure, "Secure" in plain) == (True, False)


def test_what_came_since_is_announced_until_it_was_looked_at(reader: FlaskClient) -> None:
    page(reader)
    time_passes(reader)

    announced = [page(reader).text().count("5 feiten sinds uw laatste bezoek op 16 oktober 2025.") for _ in range(2)]
    at(reader, page(reader).link(SEE))

    assert announced == [1, 1]
    assert "Niets nieuws sinds uw laatste bezoek" in page(reader).text()


def test_a_reload_of_the_list_shows_the_list_again(reader: FlaskClient) -> None:
    page(reader)
    time_passes(reader)
    address = page(reader).link(SEE)

    first, again = at(reader, address), at(reader, address)

    assert "Vernieuwing RN-01" in first.text()
    assert "Sinds uw bezoek op 16 oktober 2025" in again.text()
    assert [found.text for found in again.all("dd")] == [found.text for found in first.all("dd")]


def test_a_list_that_was_made_for_a_visitor_does_not_speak_of_that_visit_to_another(reader: FlaskClient) -> None:
    page(reader)
    time_passes(reader)
    address = page(reader).link(SEE)
    visitor = at(reader, address)
    reader.delete_cookie(COOKIE, path=PATH)

    other = at(reader, address)

    assert "Sinds uw bezoek op 16 oktober 2025" in visitor.text()
    assert "uw bezoek" not in other.text()
    assert [found.text for found in other.all("dd")] == [found.text for found in visitor.all("dd")]


def test_without_a_point_in_the_address_it_goes_to_the_last_visit(reader: FlaskClient) -> None:
    page(reader)
    time_passes(reader)

    response = reader.get(f"{PATH}/changes?lang=nl")

    assert response.status_code == 302
    assert unquote(response.headers["Location"]) == f"{PATH}/changes?lang=nl&from=v473,GR-1:36"


def test_the_visit_before_stays_within_reach_in_case_the_list_never_arrived(reader: FlaskClient) -> None:
    page(reader)
    time_passes(reader)
    page(reader, f"{PATH}/changes")

    empty = page(reader, f"{PATH}/changes")
    back = at(reader, empty.link("Sinds het bezoek daarvoor, op 16 oktober 2025"))

    assert "niets veranderd" in empty.text()
    assert "Vernieuwing RN-01" in back.text()


def test_a_list_that_begins_after_the_last_visit_or_ends_before_now_moves_nothing(reader: FlaskClient) -> None:
    remembers(reader, "2024-12-01/v360,GR-1:30")

    page(reader, f"{PATH}/changes", **{"from": "2025-06-01"})
    page(reader, f"{PATH}/changes", **{"from": "2024-01-01", "to": "2025-06-01"})
    between = kept(reader)
    page(reader, f"{PATH}/changes", **{"from": "2024-01-01"})

    assert between.last == Mark(day="2024-12-01", version="v360,GR-1:30")
    assert kept(reader) == Visits(last=Mark(day="2025-10-16", version="v473,GR-1:36"), before=between.last)


def test_looking_back_is_no_visit(reader: FlaskClient) -> None:
    page(reader, asOf="2024-01-01")

    assert kept(reader) == Visits()


def test_a_page_fetched_before_anybody_asked_for_it_moves_nothing(reader: FlaskClient) -> None:
    page(reader)
    time_passes(reader)
    address = page(reader).link(SEE)

    reader.get(address, headers={"Sec-Purpose": "prefetch;prerender"})

    assert "5 feiten sinds uw laatste bezoek" in page(reader).text()


def test_a_visit_without_news_renews_its_day(reader: FlaskClient) -> None:
    remembers(reader, "2025-10-15/v473,GR-1:36")

    page(reader)

    assert kept(reader).last == Mark(day="2025-10-16", version="v473,GR-1:36")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "nonsense",
        "2025-10-15/v0",
        "2025-99-99/v473,GR-1:36",
        "2025-10-15/v9999999",
        "2025-10-15/v100,GR-77:3",
        "2025-10-15/v100,GR-1:9999999",
        "2025-10-15/v100" + ",GR-1:36" * 90,
        "2025-10-15/v473,GR-1:36|2025-10-01/v9999,GR-1:36",
        "2025-10-15/v473,GR-1:36|<script>",
        "é\u202e",
    ],
)
def test_a_forged_or_stale_cookie_does_no_harm(reader: FlaskClient, value: str) -> None:
    remembers(reader, value)
    seen = page(reader)
    remembers(reader, value)
    changes = page(reader, f"{PATH}/changes")

    assert (seen.problems(), changes.problems()) == ([], [])
    assert "9999" not in seen.source + changes.source


def test_a_browser_without_a_visit_is_asked_for_a_day(reader: FlaskClient) -> None:
    found = page(reader, f"{PATH}/changes")

    assert "kent geen eerder bezoek" in found.text()
    assert kept(reader) == Visits()
