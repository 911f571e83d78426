"""Lists as files: what a page shows in rows, as CSV for other programs and as XLSX for people.

Lives here: what a table is, both ways to write it, the addresses beside a page, and the tables of the lists that pages show.
Never here: which rows there are (the page's own room), SQL, folding.
May import: flask, xlsxwriter, `pages`. Door: `Table`, `Column`, `downloads`. Tests: tests/unit/pages/tables/.
"""

from __future__ import annotations

from partnerflow_api.pages.tables.serving import csv, downloads, xlsx
from partnerflow_api.pages.tables.table import Cell, Column, Kind, Table

__all__ = ["Cell", "Column", "Kind", "Table", "csv", "downloads", "xlsx"]
