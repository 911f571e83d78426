"""A coordinator at the pages, who knows what the partners said and nothing of the program: every field is found by its label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.browsers import leading

Words = Mapping[str, Any]
# Fifty steps were enough for the three partners; whoever needs many more goes round in circles.
_MOST = 90
# What a reader sees of a form, in one look: its fields, its groups of choices, and what is asked for and not given yet.
_SEEN = """form => {
  const words = it => it.innerText.trim().replace(/\\s+/g, " ");
  const control = it => it.querySelector("input:not([type=hidden]), select, textarea");
  const all = (what, read) => [...form.querySelectorAll(what)].map((it, place) => ({it, place}))
    .filter(each => each.it.checkVisibility()).map(each => ({place: each.place, ...read(each.it)}));
  return {
    fields: all(".field", it => ({
      label: words(it.querySelector("label")), kind: control(it).tagName, given: control(it).value,
      required: control(it).required,
    })),
    choices: all("fieldset:has(> .choices)", it => ({
      label: words(it.querySelector("legend")), given: it.querySelector(":scope > .choices :checked") !== null,
    })),
  };
}"""


class Coordinator:
    """Somebody with a browser and the words of one language."""

    def __init__(self, page: Page, url: str, words: Words) -> None:
        self.page = page
        self.url = url
        self.words = words

    def signs_in(self, name: str, password: str, own: str) -> None:
        """With the password that the first start showed, and at once with one of their own."""
        self.page.goto(self.url)
        self.page.get_by_label(self.words["name"], exact=True).fill(name)
        self.page.get_by_label(self.words["password"], exact=True).fill(password)
        self.presses(self.words["sign_in"])
        for field in self.page.locator("input[type=password]").all():
            field.fill(own)
        self._goes_by(self.page.locator("main button[type=submit]"))

    def begins(self, name: str, initiator: str) -> None:
        """A partnership, whose initiator goes on the register in the same go."""
        self.page.goto(f"{self.url}/")
        self.follows(self.words["begin"])
        self.follows(self.words["begin_partnership"])
        self.fills_in({self.words["organisation_name"]: initiator, self.words["partnership_name"]: name})
        self.page.get_by_role("radio", name=re.compile(f"^{self.words['light']}")).check()
        self.presses(self.words["start"])

    def invites(self, name: str, code: str) -> None:
        """A party that is not on the register yet."""
        self.follows(self.words["work"])
        self.follows(self.words["invite"])
        self.follows(self.words["register_first"])
        self.fills_in({self.words["organisation_name"]: name, self.words["code"]: code})
        self.presses(self.words["register"])
        self.presses(self.words["record"])
        self.follows(self.words["accept"])
        self.fills_in({})
        self.presses(self.words["record"])

    def holds_a_session(self) -> None:
        """A conversation with who was there, and what it brought."""
        self.follows(self.words["work"])
        self.follows(self.words["session"])
        self.fills_in({})
        self.presses(self.words["record"])

    def goes_on(self, *, times: int) -> None:
        """On to the next phase, so many times: do what the page of the move asks first, one button after the other."""
        for _ in range(_MOST):
            # A form that was begun here leads back here.
            if "/moves/" not in self.page.url:
                self.overview()
                self.follows(self.words["see"])
            if self.moves():
                times -= 1
                if times == 0:
                    return
            else:
                self.takes_a_step()
        raise AssertionError(f"no end to it: {self.page.locator('main').inner_text()}")

    def looks_at_a_return(self, phase: str) -> str:
        """What going back to a phase would do, as the page tells it."""
        self.overview()
        self._goes_by(self.page.get_by_role("link", name=phase, exact=True))
        return self.page.locator("main").inner_text()

    def returns(self, phase: str) -> None:
        """Back to a phase: first the decision, then the reasons, what is to be repaired, and by when."""
        self.looks_at_a_return(phase)
        for _ in range(_MOST):
            if self.page.get_by_role("button", name=self.words["look"]).count():
                break
            self.takes_a_step()
        self.fills_in({})
        self.presses(self.words["look"])
        self._goes_by(self.page.locator("button[value=make]").last)

    def moves(self) -> bool:
        """Make the move of the page, if it can be made; every signal that stays open is explained."""
        makes = self.page.locator("button[value=make]:visible")
        if not makes.count():
            return False
        self.fills_in({})
        self._goes_by(makes)
        assert "/moves/" not in self.page.url, self.page.locator("main").inner_text()
        return True

    def takes_a_step(self) -> None:
        """The first button below what is missing, and the form behind it."""
        self._goes_by(self.page.locator(":is(.needs, [aria-labelledby=deciding]) a.button").first)
        self.fills_in({})
        self.presses(self.words["record"])

    def overview(self) -> None:
        """The page of the partnership: by the way back to it that stands on each of its pages."""
        if self.page.locator("h1").inner_text() != self.words["zuidkade"]:
            self.follows(self.words["zuidkade"])

    def follows(self, name: str) -> None:
        """The first link whose name begins so."""
        self._goes_by(self.page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first)

    def is_in(self, phase: str) -> bool:
        """Whether the page of the partnership says that it is in this phase."""
        self.overview()
        return self.page.locator("main").get_by_text(self.words["in_phase"].format(phase=phase)).first.is_visible()

    def presses(self, name: str) -> None:
        """The button of this name."""
        self._goes_by(self.page.locator("main").get_by_role("button", name=name, exact=True).last)
        wrong = self.page.locator(".summary-of-errors")
        assert not wrong.count(), f"{self.page.locator('h1').inner_text()}: {wrong.inner_text()}"

    def fills_in(self, answers: dict[str, str]) -> None:
        """Everything that the form asks and that does not stand in it yet."""
        known = {**self.words["answers"], **answers}
        form = self.page.locator("form.telling")
        assert form.count(), self.page.locator("main").inner_text()
        seen = form.evaluate(_SEEN)
        for field in seen["fields"]:
            self._field(form.locator(".field").nth(field["place"]), field, known)
        for group in seen["choices"]:
            if not group["given"] and not self._optional(group["label"]):
                self._choice(form.locator("fieldset:has(> .choices)").nth(group["place"]), group["label"], known)

    def _goes_by(self, way: Locator) -> None:
        # Everything that is pressed here leads to a page, and whatever is asked next is asked of that page.
        with leading(self.page):
            way.click()

    def _field(self, field: Locator, seen: Mapping[str, Any], known: Mapping[str, str]) -> None:
        label = seen["label"]
        given = known.get(label.removesuffix(self.words["optional"]).strip())
        asked = seen["required"] and not self._optional(label)
        if given is None and (not asked or seen["given"]):
            return
        control = field.locator("input:not([type=hidden]), select, textarea").first
        if seen["kind"] == "SELECT":
            control.select_option(label=self._known(label, given))
        elif given is None and seen["kind"] == "TEXTAREA":
            control.fill(self.words["text"])
        else:
            control.fill(self._known(label, given))

    def _choice(self, group: Locator, label: str, known: Mapping[str, str]) -> None:
        for answer in self._known(label, known.get(label)).split(" + "):
            group.get_by_label(answer, exact=True).check()

    def _optional(self, label: str) -> bool:
        return label.endswith(self.words["optional"])

    def _known(self, label: str, given: str | None) -> str:
        assert given is not None, f"{self.page.locator('h1').inner_text()}: what is “{label}”?"
        return given
