"""A table as an answer, and the two addresses beside the page that shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final, Literal, get_args

from flask import Blueprint, Response, request

from partnerflow.application.access.permissions import Permission
from partnerflow_api.pages import asked
from partnerflow_api.pages.tables import as_csv, as_xlsx
from partnerflow_api.pages.tables.table import Table
from partnerflow_api.permitting import permitted

Format = Literal["csv", "xlsx"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
_MEDIA = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_APART = re.compile(r"[^a-z0-9]+")


def downloads(pages: Blueprint, rule: str, endpoint: str, permission: Permission, build: Callable[..., Table]) -> None:
    """Give the list of a page its files: ``{rule}.csv`` and ``{rule}.xlsx``, which take the same filters as the page.

    The page links to them with the macro of ``pages/tables/downloads.html``. All rows are read before the answer begins,
    for what is read must be on record before anything leaves.

    Args:
        pages: the blueprint of the pages.
        rule: the address of the page, with what it takes, such as ``/partnerships/<key>/timeline``.
        endpoint: its name; those of the files are ``{endpoint}_csv`` and ``{endpoint}_xlsx``.
        permission: what the list is read under, as the page is.
        build: makes the table of the present request from what the rule takes.
    """
    for format_ in FORMATS:
        pages.get(f"{rule}.{format_}", endpoint=f"{endpoint}_{format_}")(_view(endpoint, format_, permission, build))


def _view(
    endpoint: str, format_: Format, permission: Permission, build: Callable[..., Table]
) -> Callable[..., Response]:
    @permitted(permission, f"{endpoint}_{format_}")
    def view(**taken: Any) -> Response:
        table = build(**taken)
        return csv(table) if format_ == "csv" else xlsx(table)

    return view


def csv(table: Table) -> Response:
    """The table as a file for other programs (RFC 4180)."""
    return _file(table, "csv", as_csv.write(table, asked.words(), _root()))


def xlsx(table: Table) -> Response:
    """The table as a file for a spreadsheet."""
    return _file(table, "xlsx", as_xlsx.write(table, _root()))


def _file(table: Table, format_: Format, content: bytes) -> Response:
    response = Response(content, content_type=_MEDIA[format_])
    response.headers.set("Content-Disposition", "attachment", filename=f"{_file_name(table)}.{format_}")
    response.headers["Content-Language"] = asked.words().language
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.vary.add("Accept-Language")
    return response


def _root() -> str:
    """The scheme and host of this very address; paths of ours already begin at the root of the host."""
    return request.host_url.rstrip("/")


def _file_name(table: Table) -> str:
    """Lower case letters, figures and hyphens: a name that no system and no header has to quote."""
    parts = []
    for part in (*table.name, table.day):
        plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode("ascii").lower()
        parts.append(_APART.sub("-", plain).strip("-"))
    return "-".join(part for part in parts if part)
