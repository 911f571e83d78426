"""The two verifiers, each one file that works without this service: a page at `/verify`, a program at `/verify.py`.

Whoever trusts nothing here takes them from elsewhere: the files are the same in every copy of the program.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from flask import Blueprint, Response

from partnerflow_api.parameters import refuse_unknown
from partnerflow_api.permitting import open_to_all

_OFFLINE = files("partnerflow").joinpath("transparency", "offline")
_POLICY = re.compile(rb'<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"', re.IGNORECASE)
blueprint = Blueprint("verifiers", __name__)


@blueprint.get("/verify")
@open_to_all
def page() -> Response:
    """The page that checks a bundle in the browser, and sends nothing."""
    refuse_unknown(())
    content = _content("partnerflow_verify.html")
    return Response(content, mimetype="text/html", headers={"Content-Security-Policy": _policy(content)})


@blueprint.get("/verify.py")
@open_to_all
def program() -> Response:
    """The program that checks a bundle with nothing but Python."""
    refuse_unknown(())
    told = {"Content-Disposition": 'attachment; filename="partnerflow_verify.py"'}
    return Response(_content("partnerflow_verify.py"), mimetype="text/x-python", headers=told)


@cache
def _content(name: str) -> bytes:
    return _OFFLINE.joinpath(name).read_bytes()


def _policy(content: bytes) -> str:
    """The policy of the page itself, which no header may loosen or tighten, and that nobody puts it in a frame."""
    found = _POLICY.search(content)
    assert found is not None, "the page has no policy of its own"
    return f"{found[1].decode('ascii')}; frame-ancestors 'none'"
