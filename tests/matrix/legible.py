"""What an answer says to whoever opens it: also of what is packed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader
from werkzeug.wrappers import Response

_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def legible(answer: Response) -> str:
    """The text of an answer; of a workbook every part of it, of a PDF its words and what is said about it."""
    data = answer.get_data()
    if data and answer.mimetype == _SHEETS:
        with ZipFile(BytesIO(data)) as packed:
            data = b"\n".join(packed.read(name) for name in packed.namelist())
    elif data and answer.mimetype == "application/pdf":
        document = PdfReader(BytesIO(data))
        return "\n".join([*(page.extract_text() for page in document.pages), str(document.metadata)])
    return data.decode("utf-8", "replace")
