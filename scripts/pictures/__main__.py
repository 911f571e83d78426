"""`scripts/screenshots`: take every page into docs/screenshots, or those whose address holds one of the given words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from pictures import index, maps
from pictures.taking import name_of, pictures
from tests.browser.browsers import a_browser
from tests.browser.samples import PICTURED, Sample
from tests.browser.sites import SITES, Visited

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures; all of them together replace what lies there."""
    asked = _arguments(arguments)
    with ExitStack() as started:
        folder = Path(started.enter_context(TemporaryDirectory()))
        browser = started.enter_context(a_browser())

        @cache
        def site(name: str) -> Visited:
            place = folder / name
            place.mkdir()
            return started.enter_context(SITES[name](place))

        if asked.maps:
            maps.write(browser, site("told"))
        else:
            _take(browser, site, asked.words, asked.into)
    return 0


def _take(browser: Browser, site: Callable[[str], Visited], words: Sequence[str], into: Path) -> None:
    wanted = [each for each in PICTURED if not words or any(word in str(each) for word in words)]
    into.mkdir(parents=True, exist_ok=True)
    if not words:
        for old in into.glob("*.webp"):
            old.unlink()
    shown = [_kept(browser, site(each.store), each, into) for each in wanted]
    if not words:
        into.joinpath("README.md").write_text(index.page(shown), "utf-8")


def _kept(browser: Browser, visited: Visited, sample: Sample, into: Path) -> tuple[str, str, str]:
    print(sample, file=sys.stderr, flush=True)
    taken = list(pictures(browser, visited, sample))
    for picture in taken:
        into.joinpath(picture.name).write_bytes(picture.content)
    return name_of(sample), taken[0].title, sample.path


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/screenshots", description="Take every page as a picture.")
    parser.add_argument("words", nargs="*", metavar="WORD", help="only pages whose address holds one of these")
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER", help="another folder for the pictures")
    parser.add_argument(
        "--maps", action="store_true", help="write the phase maps that tests compare with, and no pages"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
