"""Reports of the example, read as a PDF reader would."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from tests.unit.pages.conftest import client

__all__ = ["client"]
Read = Callable[..., PdfReader]


def text_of(pdf: PdfReader) -> str:
    """All text of a report, on one line."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.fixture(name="read")
def reading(client: FlaskClient) -> Read:
    """Get a report of the example, in Dutch unless `lang` says otherwise."""

    def get(kind: str, key: str = "vast-verder", **query: str) -> PdfReader:
        response = client.get(f"/partnerships/{key}/{kind}.pdf", query_string={"lang": "nl", **query})
        assert (response.status_code, response.mimetype) == (200, "application/pdf"), response.text
        return PdfReader(BytesIO(response.data))

    return get
