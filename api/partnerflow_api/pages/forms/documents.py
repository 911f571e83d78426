"""Documents that are sent along with a form: kept beside the partnership, and named in the fact by their hash."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.datastructures import FileStorage

from partnerflow.errors import Fault, FaultyError, ForbiddenError
from partnerflow_api.context import service
from partnerflow_api.pages.forms.paths import DATA, Path, name_of, path_of, pointer_of

FILE = "file"
"""The control of a document, beside its name and its hash."""
_LONGEST = 300


def kept_documents(
    files: Iterable[tuple[str, FileStorage]], typed: Iterable[tuple[str, str]], partnership: str | None
) -> tuple[list[tuple[str, str]], list[Fault]]:
    """What was typed with the hash of each document that came along, and what is wrong with those that were not taken.

    A document is kept whatever becomes of the fact, and shown to nobody before a fact names it; sent again, it is the same.

    Raises:
        ForbiddenError: the reader may add none here.
    """
    typed = list(typed)
    given = dict(typed)
    found: list[tuple[str, str]] = []
    faults: list[Fault] = []
    for name, file in files:
        path = path_of(name)
        if not file.filename or path[-1] != FILE or path[:1] != DATA:
            continue
        called, hashed = name_of((*path[:-1], "name")), name_of((*path[:-1], "sha256"))
        found.append((called, given.get(called, "").strip() or _named(file.filename)))
        try:
            found.append((hashed, _kept(file, partnership)))
        except FaultyError as error:
            faults += [_at(path, each) for each in error.faults]
    # What came last counts least: a document that came along stands before the hash of an earlier one.
    return [*found, *typed], faults


def _kept(file: FileStorage, partnership: str | None) -> str:
    if partnership is None or not service().may("attachments.add", partnership):
        raise ForbiddenError("no document may be added here", reason="role_may_not", permission="attachments.add")
    return service().add_attachment(partnership, file.stream.read()).sha256


def _at(path: Path, fault: Fault) -> Fault:
    """The fault where its document stands: in its list, for rows that are left blank do not count."""
    place = path[:-2] if path[-2].isdigit() else path[:-1]
    return Fault(code=fault.code, reason=fault.reason, pointer=pointer_of(place), data=fault.data)


def _named(filename: str) -> str:
    """The name of a file as a line can hold it, without the folders that some browsers send along."""
    last = filename.replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, last))[:_LONGEST].strip() or "-"
