"""Every page there is: for each route that shows one, addresses at which somebody sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.browser.sites import GRANT, KEY, LONG

PARTNERSHIP = f"/partnerships/{KEY}"
FACT = f"{PARTNERSHIP}/facts/{KEY}-0136"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page as somebody sees it; `store` says whether in the site with everything or in the empty one."""

    path: str
    who: str = "coordinator"
    store: str = "told"
    status: int = 200

    def __str__(self) -> str:
        return f"{self.path} by {self.who}" + ("" if self.store == "told" else f", {self.store}")


def _by(who: str, *paths: str) -> tuple[Sample, ...]:
    return tuple(Sample(path=path, who=who) for path in paths)


def _seen(*paths: str) -> tuple[Sample, ...]:
    return _by("coordinator", *paths)


def _empty(path: str) -> Sample:
    return Sample(path=path, store="empty")


SAMPLES: Mapping[str, tuple[Sample, ...]] = {
    "/": (*_seen("/"), _empty("/")),
    "/begin": (*_seen("/begin"), _empty("/begin")),
    "/portfolio": (*_seen("/portfolio"), _empty("/portfolio")),
    "/portfolio/conditions": _seen("/portfolio/conditions"),
    "/portfolio/deadlines": _seen("/portfolio/deadlines?weeks=8"),
    "/portfolio/lingering": _seen("/portfolio/lingering"),
    "/portfolio/partnerships": _seen("/portfolio/partnerships?process=partnership&phase=executing&status=active"),
    "/portfolio/returned": _seen("/portfolio/returned"),
    "/portfolio/signatures": _seen("/portfolio/signatures?weeks=8"),
    "/portfolio/silent": _seen("/portfolio/silent?weeks=8"),
    "/portfolio/stays": _seen("/portfolio/stays?process=partnership&phase=agreeing"),
    "/portfolio/successes": _seen("/portfolio/successes"),
    "/portfolio/tranches": _seen("/portfolio/tranches"),
    "/portfolio/unshared": _seen("/portfolio/unshared"),
    "/portfolio/waivers": _seen("/portfolio/waivers"),
    "/organisations": (*_seen("/organisations"), _empty("/organisations")),
    "/organisations/<key>": _seen("/organisations/LIN"),
    "/organisations/new": _seen("/organisations/new"),
    "/organisations/<key>/tell/<fact_type>": _seen("/organisations/LIN/tell/OrganisationRenamed"),
    "/partnerships/new": (*_seen("/partnerships/new"), _empty("/partnerships/new")),
    "/partnerships/<key>": (
        *_seen(PARTNERSHIP, f"{PARTNERSHIP}?asOf=2022-12-01", f"/partnerships/{LONG}", "/partnerships/dorpskracht"),
        *_by("funder", PARTNERSHIP),
        *_by("representative", PARTNERSHIP),
    ),
    "/partnerships/<key>/access": _seen(f"{PARTNERSHIP}/access"),
    "/partnerships/<key>/changes": _seen(f"{PARTNERSHIP}/changes?from=2022-11-01&to=2023-06-30"),
    "/partnerships/<key>/documents/<kind>/<version>": _seen(
        f"{PARTNERSHIP}/documents/afsprakennota/2.0?from=1.1", f"{PARTNERSHIP}/documents/startnota/1.0"
    ),
    "/partnerships/<key>/departure": _seen(f"{PARTNERSHIP}/departure"),
    "/partnerships/<key>/embeds": _seen(f"{PARTNERSHIP}/embeds"),
    "/partnerships/<key>/facts/<fact>": (*_seen(FACT), *_by("funder", FACT)),
    "/partnerships/<key>/moves/<move>": _seen(
        *(f"{PARTNERSHIP}/moves/{move}" for move in ("advance", "return", "pause", "renew", "end")),
        "/partnerships/buurtmoes/moves/return?to=exploring",
    ),
    "/partnerships/<key>/proposals/<ref>": _seen(f"{PARTNERSHIP}/proposals/P-03"),
    "/partnerships/<key>/questions": (*_seen(f"{PARTNERSHIP}/questions"), *_by("funder", f"{PARTNERSHIP}/questions")),
    "/partnerships/<key>/questions/<number>": _seen(f"{PARTNERSHIP}/questions/f1"),
    "/partnerships/<key>/reviews": (
        *_seen(f"{PARTNERSHIP}/reviews", f"/partnerships/{LONG}/reviews"),
        *_by("funder", f"{PARTNERSHIP}/reviews"),
    ),
    "/partnerships/<key>/session": _seen(f"{PARTNERSHIP}/session"),
    "/partnerships/<key>/share": _seen(f"{PARTNERSHIP}/share"),
    "/partnerships/<key>/tell/<fact_type>": (
        *_seen(
            f"{PARTNERSHIP}/tell/DialogueHeld",
            f"{PARTNERSHIP}/tell/DeliverableSubmitted?deliverable.kind=startnota",
            f"{PARTNERSHIP}/tell/ProposalTabled",
            f"{PARTNERSHIP}/tell/ContributionFixed",
        ),
        *_by("representative", f"{PARTNERSHIP}/tell/InterestShared", f"{PARTNERSHIP}/tell/MandateGranted"),
    ),
    "/partnerships/<key>/timeline": (
        *_seen(f"{PARTNERSHIP}/timeline", f"/partnerships/{LONG}/timeline"),
        *_by("funder", f"{PARTNERSHIP}/timeline"),
    ),
    "/partnerships/<key>/work": (
        *_seen(f"{PARTNERSHIP}/work", f"/partnerships/{LONG}/work"),
        *_by("representative", f"{PARTNERSHIP}/work"),
    ),
    "/grants/<key>": (*_seen(f"/grants/{GRANT}"), *_by("funder", f"/grants/{GRANT}")),
    "/grants/<key>/facts/<fact>": _seen(f"/grants/{GRANT}/facts/{GRANT}-0003"),
    "/grants/<key>/packs/<pack>": _seen(f"/grants/{GRANT}/packs/EP-2"),
    "/grants/<key>/reviews/<review>": (
        *_seen(f"/grants/{GRANT}/reviews/RV-04"),
        *_by("funder", f"/grants/{GRANT}/reviews/RV-03"),
    ),
    "/people": (Sample(path="/people", who="operator", store="empty"),),
    "/me": _seen("/me"),
    "/me/password": _seen("/me/password"),
    "/share": _by("nobody", "/share"),
    "/sign-in": _by("nobody", "/sign-in"),
    "/signed-out": _by("nobody", "/signed-out"),
}
"""By route. A route that leads on, or that answers a program, is named below."""
NO_PAGES: Mapping[str, str] = {
    "/embed/<token>/phase-map": "shown in a page of somebody else: tests/browser/test_embedding.py",
    "/embed/<token>/timeline": "shown in a page of somebody else: tests/browser/test_embedding.py",
    "/grants/<key>/tell/<fact_type>": "the form of tell_partnership, for who speaks for a party to the grant",
    "/partnerships": "leads to /",
    "/partnerships/<key>/reviews/checks": "leads to /partnerships/<key>/reviews",
    "/partnerships/<key>/reviews/seals": "leads to /partnerships/<key>/reviews",
    "/scheme": "leads back",
    "/sign-in/password": "needs a password that was given out: tests/browser/test_signing_in.py walks through it",
    "/sign-in/provider": "leads to the provider",
    "/sign-in/return": "leads to what was asked for",
    "/static/pages/<path:filename>": "files",
    "/verify": "the verifier: tests/browser/test_verifying.py",
}
FILES = (".csv", ".css", ".js", ".pdf", ".py", ".svg", ".txt", ".xlsx")
"""How the address of a route ends that answers with a file."""
REFUSED = (
    Sample(path="/partnerships/nergens", status=404),
    Sample(path=f"{PARTNERSHIP}?asOf=gisteren", status=400),
)
"""Pages that say why there is nothing to see."""


EVERY = (*(sample for samples in SAMPLES.values() for sample in samples), *REFUSED)
ONE_OF_EACH = tuple(samples[0] for samples in SAMPLES.values())
"""One page of each route, where many would tell the same."""
PICTURED = tuple(each for each in EVERY if each.who in ("coordinator", "nobody") or each.path == PARTNERSHIP)
