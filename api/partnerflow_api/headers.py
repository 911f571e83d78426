"""Headers on every answer: the version of the API, and what keeps browsers from doing harm with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from partnerflow_api.asking import API_PREFIX

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

API_VERSION = "1.0.0"
UNFRAMED = "frame-ancestors 'none'"
NOTHING = f"default-src 'none'; {UNFRAMED}"

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("API-Version", API_VERSION),
)
_POLICY, _KEPT, _FRAMED = "Content-Security-Policy", "Cache-Control", "X-Frame-Options"
_API = f"{API_PREFIX}/"
_SETTLED = [(name.lower(), (name, value)) for name, value in _ALWAYS]


def protecting(environ: WSGIEnvironment, start_response: StartResponse) -> StartResponse:
    """A start of the answer that sets them, where the answer has none of its own.

    Here and not in a hook of the app: an answer is a list by now, and has each name as it leaves.
    """

    def start(
        status: str, headers: list[tuple[str, str]], exc_info: OptExcInfo | None = None
    ) -> Callable[[bytes], object]:
        given = {name.lower(): value for name, value in headers}
        headers += [pair for name, pair in _SETTLED if name not in given]
        policy = given.get(_POLICY.lower())
        if policy is None:
            policy = NOTHING
            headers.append((_POLICY, policy))
        if UNFRAMED in policy and _FRAMED.lower() not in given:
            # The older header knows no list of sites: where a policy names some, it would keep these out too.
            headers.append((_FRAMED, "DENY"))
        if _KEPT.lower() not in given and environ.get("PATH_INFO", "").startswith(_API):
            headers.append((_KEPT, "no-store"))
        return start_response(status, headers, exc_info)

    return start
