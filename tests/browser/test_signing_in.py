"""People sign in with a browser: in Dutch and English, without a script, by keyboard alone, on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.browsers import leading, somebody
from tests.browser.sites import PLACES
from tests.support.site import COORDINATOR, Site, a_site

GIVEN_OUT = "given-out-only-once"
FEW = 12
OWN = "een zin die alleen ik bedenk"
WORDS = {
    "nl": {
        "title": "Aanmelden",
        "provider": "Aanmelden met 127.0.0.1",
        "choose": "Kies een eigen wachtwoord",
        "account": "Uw account",
        "out": "Afmelden",
        "gone": "U bent afgemeld",
        "none": "U hebt nog geen toegang",
    },
    "en": {
        "title": "Sign in",
        "provider": "Sign in with 127.0.0.1",
        "choose": "Choose a password of your own",
        "account": "Your account",
        "out": "Sign out",
        "gone": "You are signed out",
        "none": "You have no access yet",
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("pages"), example=True) as site:
        yield site


@pytest.fixture(params=PLACES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, language: str) -> Iterator[Page]:
    """A page of somebody of this language, whose browser runs no script."""
    with somebody(browser, locale=PLACES[language], java_script_enabled=False) as around:
        yield around.new_page()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with leading(page):
        page.keyboard.press(key)


def tab_to(control: Locator) -> None:
    """From the top of the page to this control, which stands in its head."""
    for _ in range(FEW):
        control.page.keyboard.press("Tab")
        if control.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {control}")


def at_the_provider(site: Site, page: Page, language: str, subject: str) -> None:
    """Go there from the sign-in page, sign in as this, and come back."""
    with leading(page):
        page.get_by_role("link", name=WORDS[language]["provider"]).click()
    field = page.locator("input[name=sub]")
    field.fill(subject)
    with leading(page, f"{site.url}/**"):
        field.press("Enter")


def test_a_local_account_by_keyboard_alone_from_the_first_password_to_signing_out(
    site: Site, page: Page, language: str
) -> None:
    words, keyboard = WORDS[language], page.keyboard
    site.invited(f"Sanne {language}", None, COORDINATOR, password=GIVEN_OUT)

    page.goto(f"{site.url}/partnerships/vast-verder")
    assert heading(page) == words["title"]
    tab_to(page.locator("[name=name]"))
    keyboard.type(f"Sanne {language}")
    keyboard.press("Tab")
    keyboard.type(GIVEN_OUT)
    press(page, "Enter")
    assert heading(page) == words["choose"]
    # The page puts the focus there as it is drawn, which may be after it is loaded.
    expect(page.locator("[name=new]")).to_be_focused()
    keyboard.type(OWN)
    keyboard.press("Tab")
    keyboard.type(OWN)
    press(page, "Enter")
    arrived = (heading(page), page.url)
    tab_to(page.get_by_role("button", name=words["out"]))
    press(page, "Enter")

    assert arrived == ("Vast Verder", f"{site.url}/partnerships/vast-verder")
    assert heading(page) == words["gone"]


def test_a_wrong_password_is_said_where_a_reader_of_the_screen_hears_it(site: Site, page: Page, language: str) -> None:
    page.goto(f"{site.url}/sign-in")

    page.fill("[name=name]", "nobody")
    page.fill("[name=password]", "wrong")
    with leading(page):
        page.get_by_role("button", name=WORDS[language]["title"]).click()

    field = page.locator("[name=password]")
    assert page.get_by_role("alert").count() == 1
    assert field.get_attribute("aria-describedby") == page.get_by_role("alert").get_attribute("id")
    assert field.input_value() == ""
    assert page.locator("[name=name]").input_value() == "nobody"


def test_at_the_provider_and_back_to_the_page_that_was_asked_for(site: Site, page: Page, language: str) -> None:
    subject = f"jan-{language}"
    site.invited("Jan", f"{subject}@voorbeeld.example", COORDINATOR)
    site.provider.knows(subject, email=f"{subject}@voorbeeld.example", email_verified=True)

    page.goto(f"{site.url}/partnerships/vast-verder")
    at_the_provider(site, page, language, subject)

    assert (heading(page), page.url) == ("Vast Verder", f"{site.url}/partnerships/vast-verder")
    assert page.get_by_role("link", name="Jan").is_visible()


def test_somebody_unknown_arrives_at_a_page_that_says_whom_to_ask(site: Site, page: Page, language: str) -> None:
    site.provider.knows(f"new-{language}", name="Somebody New")

    page.goto(f"{site.url}/sign-in")
    at_the_provider(site, page, language, f"new-{language}")

    assert heading(page) == WORDS[language]["account"]
    assert page.get_by_role("heading", name=WORDS[language]["none"]).is_visible()


def test_the_language_changes_without_losing_where_one_was_going(site: Site, page: Page, language: str) -> None:
    other = next(each for each in PLACES if each != language)
    page.goto(f"{site.url}/partnerships/vast-verder")

    with leading(page):
        page.get_by_role("link", name={"nl": "English", "en": "Nederlands"}[language]).click()

    assert heading(page) == WORDS[other]["title"]
    assert "next=/partnerships/vast-verder" in page.url.replace("%2F", "/")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (640, "dark"), (320, "light")])
def test_nothing_is_wider_than_a_narrow_screen_or_one_at_twice_the_size(
    site: Site, browser: Browser, width: int, scheme: str
) -> None:
    name = f"Narrow {width}"
    site.invited(name, None, COORDINATOR, password=GIVEN_OUT)
    screen, widths = {"width": width, "height": 800}, []

    with somebody(browser, viewport=screen, color_scheme=scheme, locale="nl-BE") as around:
        page = around.new_page()
        page.goto(f"{site.url}/sign-in")
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
        page.fill("[name=name]", name)
        page.fill("[name=password]", GIVEN_OUT)
        press(page, "Enter")
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
        page.fill("[name=new]", OWN)
        page.fill("[name=again]", OWN)
        press(page, "Enter")
        for path in ("/me", "/me/password", "/"):
            page.goto(f"{site.url}{path}")
            widths.append(page.evaluate("document.documentElement.scrollWidth"))

    assert max(widths) <= width
