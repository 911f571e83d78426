"""An OpenID Connect provider in a process of its own: the mock's, which can be told to lie about tokens.

Run as ``python -m tests.support.provider``; it prints its address. `PUT /lie/<name>` makes its next ID tokens lie, `/lie/none`
honest again. Two clocks are one here: whoever lies about a token signs it with the key that is published.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from subprocess import DEVNULL, PIPE, Popen
from typing import Any
from urllib.request import Request, urlopen

from tests.support.server import CHECKOUT, SOURCES

_STARTED = re.compile(r"http://\S+")
_PATIENCE_SECONDS = 60.0
Claims = dict[str, Any]
LIES: Mapping[str, Callable[[Claims], Claims]] = {
    "another nonce": lambda said: said | {"nonce": "of another browser"},
    "no nonce": lambda said: {name: value for name, value in said.items() if name != "nonce"},
    "expired": lambda said: said | {"iat": int(time.time()) - 7200, "exp": int(time.time()) - 3600},
    "another audience": lambda said: said | {"aud": "another"},
    "two audiences": lambda said: said | {"aud": [said["aud"], "another"]},
    "another issuer": lambda said: said | {"iss": "https://login.example"},
    "too long": lambda said: said | {"padding": "x" * 20_000},
    "shared secret": lambda said: said,
    "unsigned": lambda said: said,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningProvider:
    """A provider that listens."""

    issuer: str

    def knows(self, subject: str, **claims: Any) -> None:
        """Let somebody have an account there."""
        self._put(f"/users/{subject}", claims)

    def lies(self, how: str) -> None:
        """Let its next ID tokens lie in this way; ``none``: be honest again."""
        self._put(f"/lie/{how.replace(' ', '%20')}", {})

    def logout_token(self, subject: str, client: str) -> str:
        """A token with which it signs somebody out at one of its clients."""
        with urlopen(f"{self.issuer}/logout-token/{client}/{subject}", timeout=_PATIENCE_SECONDS) as answer:
            return str(answer.read().decode())

    def _put(self, path: str, body: Any) -> None:
        request = Request(
            self.issuer + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="PUT"
        )
        with urlopen(request, timeout=_PATIENCE_SECONDS) as answer:
            assert answer.status == 204


@contextmanager
def a_provider() -> Iterator[RunningProvider]:
    """A provider on a free port, stopped on leaving."""
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join((str(CHECKOUT), SOURCES))}
    started = [sys.executable, "-m", "tests.support.provider"]
    with Popen(started, env=variables, cwd=CHECKOUT, stdout=PIPE, stderr=DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            found = _STARTED.search(process.stdout.readline())
            assert found is not None, "the provider did not start"
            yield RunningProvider(issuer=found[0])
        finally:
            process.terminate()


def _serve() -> None:
    from flask import request
    from joserfc import jwt
    from joserfc.jwk import OctKey, RSAKey
    from oidc_provider_mock import _app
    from oidc_provider_mock._storage import storage
    from werkzeug.serving import make_server

    present = {"how": "none"}
    app = _app.app()
    app.debug = False

    @app.put("/lie/<how>")
    def lie(how: str) -> tuple[str, int]:
        present["how"] = how
        return "", 204

    @app.get("/logout-token/<client>/<subject>")
    def logout_token(client: str, subject: str) -> str:
        said: Claims = {"iss": request.host_url.rstrip("/"), "aud": client, "sub": subject, "jti": subject}
        now = int(time.time())
        said |= {"iat": now, "exp": now + 60, "events": {"http://schemas.openid.net/event/backchannel-logout": {}}}
        key = RSAKey.import_key(storage.jwk.as_dict(is_private=True))
        return jwt.encode({"alg": "RS256", "kid": key.kid, "typ": "logout+jwt"}, said, key)

    def lying(answer: Any) -> Any:
        how = present["how"]
        if how == "none" or not (answer.is_json and "id_token" in (answer.json or {})):
            return answer
        told = dict(answer.json)
        part = told["id_token"].split(".")[1]
        said = LIES[how](json.loads(base64.urlsafe_b64decode(part + "==")))
        key = RSAKey.import_key(storage.jwk.as_dict(is_private=True))
        if how == "shared secret":
            told["id_token"] = jwt.encode({"alg": "HS256"}, said, OctKey.import_key("secret" * 8))
        elif how == "unsigned":
            head = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
            told["id_token"] = f"{head}.{part}."
        else:
            told["id_token"] = jwt.encode({"alg": "RS256", "kid": key.kid}, said, key)
        answer.set_data(json.dumps(told))
        return answer

    app.after_request(lying)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    _serve()
