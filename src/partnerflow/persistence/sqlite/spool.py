"""Lines that wait beside a store for their place in it: a file for each process, kept line by line (docs/spec/store.md §5).

A line survives the end of its process as soon as `add` returns; a power cut may undo the last ones. What a process left
behind is taken over by the next one that opens the store.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Lock

from partnerflow.errors import UnavailableError

Keep = Callable[[Sequence[bytes]], None]
_END = b"\n"
_OPENINGS = count()


class Spool:
    """The waiting lines of one process, in two files by turns: one is added to while the other one is emptied.

    Args:
        prefix: what the names of these files begin with.
        keep: gives lines their place in the store; it may be asked once more for lines that it kept, after a crash.
    """

    def __init__(self, prefix: Path, keep: Keep) -> None:
        self._prefix = prefix
        # One opening of the store in one process: whatever else has this name, its process is gone.
        self._token = f"{os.getpid()}-{next(_OPENINGS)}"
        self._keep = keep
        self._adding = Lock()
        self._emptying = Lock()
        self._files: list[int] = []
        self._lines: list[bytes] = []
        self._taken: list[bytes] = []

    def __len__(self) -> int:
        """How many lines wait."""
        return len(self._taken) + len(self._lines)

    def add(self, lines: Sequence[bytes]) -> None:
        """Keep lines without line feeds, all or none.

        Raises:
            UnavailableError: they could not be written.
        """
        data = b"".join([line + _END for line in lines])
        with self._adding:
            try:
                file = self._files[0] if self._files else self._open()
                written = os.write(file, data)
                if written != len(data):
                    os.ftruncate(file, os.fstat(file).st_size - written)
                    raise OSError("the disk took only a part")
            except OSError as error:
                raise UnavailableError(f"{self._prefix.parent} cannot be written: {error}") from error
            self._lines += lines

    def empty(self) -> None:
        """Give every line that waits its place. Raises as `keep`; then they wait on."""
        with self._emptying:
            # What could not be placed the last time comes first; behind it what was added since.
            while self._taken or self._lines:
                if not self._taken:
                    with self._adding:
                        self._files.reverse()
                        self._taken, self._lines = self._lines, []
                self._keep(self._taken)
                self._taken = []
                # A file that cannot be emptied now is so the next time: at worst its lines are placed twice.
                with suppress(OSError):
                    os.ftruncate(self._files[1], 0)

    def take_over(self) -> None:
        """Place what processes left behind that ended without placing it; before the first `add`. Raises as `keep`."""
        for path in waiting_beside(self._prefix):
            with suppress(FileNotFoundError), path.open("rb") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    # Its process is at work.
                    continue
                # What a power cut broke off was never answered for.
                *lines, _ = file.read().split(_END)
                if lines:
                    self._keep(lines)
                path.unlink()

    def close(self) -> None:
        """Place what waits and leave no file behind; what cannot be placed stays for the next opening."""
        with suppress(UnavailableError):
            self.empty()
        with self._adding:
            files, self._files = self._files, []
            for number, file in enumerate(files):
                if not len(self):
                    self._name(number).unlink(missing_ok=True)
                os.close(file)

    def _open(self) -> int:
        first = _locked(self._name(0))
        try:
            self._files = [first, _locked(self._name(1))]
        except OSError:
            os.close(first)
            raise
        return first

    def _name(self, number: int) -> Path:
        return self._prefix.with_name(f"{self._prefix.name}.{self._token}.{number}")


def _locked(path: Path) -> int:
    """A file to add to; its lock is held as long as this process lives, so that others see that it does."""
    while True:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), path.stat()):
                return file
        # Another process took it for one that was left behind, before it was locked.
        os.close(file)


def waiting_beside(prefix: Path) -> Iterator[Path]:
    """The files of all processes, whether they are at work or not."""
    return iter(sorted(prefix.parent.glob(f"{prefix.name}.*.[01]")))
