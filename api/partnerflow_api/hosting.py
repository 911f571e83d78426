"""Many workspaces behind one address: the one of the settings at ``/``, each other one below ``/w/NAME/``.

Spec: docs/spec/workspaces.md. Each has an app of its own over a service of its own, so nothing is shared between two of them:
no store, no secret, no credential, no cache. A name that nobody has, or whose workspace cannot be opened, is answered by the app
of an empty workspace in which nobody is known: what it says is what any workspace says to a stranger.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from partnerflow.application.ports import Chance
from partnerflow.application.service import Partnerflow
from partnerflow.errors import PartnerflowError
from partnerflow.settings import Settings
from partnerflow_api import create_app
from partnerflow_api.limits import Limits
from partnerflow_api.request_ids import RequestIds, given_id
from partnerflow_api.theme import Theme

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from flask import Flask

MOUNT = "/w/"
_MOUNTED = re.compile(r"/w/([^/]*)(/.*)?", re.DOTALL)
_HEALTH = re.compile(r"/health(?:/|\Z)")
_AGAIN = 5.0
_log = logging.getLogger(__name__)


class Workspaces(Protocol):
    """What a server knows of the workspaces that it may open; it is asked at every request, so it answers from a look."""

    def stamp(self, name: str) -> int | None:
        """Another number whenever what is said of a workspace changed; None where there is none of this name."""

    def open(self, name: str) -> Partnerflow:
        """A service over it, at work. Raises PartnerflowError when it cannot be opened."""

    def nobodys(self) -> Partnerflow:
        """A service over an empty workspace in memory, in which nobody is known."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """One workspace as this process has it open; without a service it could not be opened, at that time."""

    stamp: int
    at: float
    service: Partnerflow | None = None
    app: Flask | None = None


class Hosting:
    """The WSGI application of one process. Make it after the fork; `close` ends every service that it opened itself.

    Args:
        main: the app at ``/``; its service is the caller's to close.
        workspaces: those below ``/w/``. Each is opened by the first request to it, and let go of when it is gone.
        make: the app over a service.
        chance: for the ids of requests.
    """

    def __init__(
        self, main: Flask, workspaces: Workspaces, make: Callable[[Partnerflow], Flask], chance: Chance
    ) -> None:
        self._main = main
        self._workspaces = workspaces
        self._make = make
        self._opened: dict[str, _Opened] = {}
        self._nobodys: _Opened | None = None
        self._opening: dict[str, Lock] = {}
        self._lock = Lock()
        self._closed = False
        self._request_ids = RequestIds(chance)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass a request on to the app that its address belongs to, which sees its own addresses below its mount."""
        path = environ.get("PATH_INFO", "")
        found = _MOUNTED.fullmatch(path) if path.startswith(MOUNT) else None
        if found is None:
            return self._main(environ, start_response)
        name, rest = found[1], found[2] or ""
        # Health is for who runs the server, and would tell a stranger that a workspace is there and held.
        app = (None if _HEALTH.match(rest) else self._app(name)) or self._stranger()
        mounted = {
            **environ,
            "SCRIPT_NAME": f"{environ.get('SCRIPT_NAME', '')}{MOUNT}{name}",
            "PATH_INFO": rest,
            # Numbered here: an id that told which app answered would tell which names are taken.
            "HTTP_X_REQUEST_ID": given_id(environ.get("HTTP_X_REQUEST_ID", "")) or self._request_ids.new(),
        }
        return app(mounted, start_response)

    def close(self) -> None:
        """End every service that was opened for a workspace."""
        with self._lock:
            self._closed = True
            ended = [*self._opened.values(), *([self._nobodys] if self._nobodys is not None else [])]
            self._opened, self._nobodys = {}, None
        for each in ended:
            _end(each)

    def _app(self, name: str) -> Flask | None:
        """The app of a workspace; None where there is none, or it cannot be opened now."""
        stamp = self._workspaces.stamp(name)
        opened = self._opened.get(name)
        if opened is not None and opened.stamp == stamp and not _is_to_be_tried(opened):
            return opened.app
        if stamp is None:
            self._let_go(name)
            return None
        with self._lock:
            opening = self._opening.setdefault(name, Lock())
        with opening:
            # Somebody else may have opened it meanwhile.
            opened = self._opened.get(name)
            if opened is None or opened.stamp != stamp or _is_to_be_tried(opened):
                self._let_go(name)
                opened = self._kept(name, self._open(name, stamp))
        return opened.app

    def _open(self, name: str, stamp: int) -> _Opened:
        try:
            service = self._workspaces.open(name)
        except PartnerflowError as error:
            _log.error("workspace %s cannot be opened: %s", name, error)
            return _Opened(stamp, monotonic())
        return _Opened(stamp, monotonic(), service, self._make(service))

    def _kept(self, name: str, opened: _Opened) -> _Opened:
        with self._lock:
            if not self._closed:
                self._opened[name] = opened
                return opened
        _end(opened)
        return _Opened(opened.stamp, opened.at)

    def _let_go(self, name: str) -> None:
        with self._lock:
            opened = self._opened.pop(name, None)
        if opened is not None:
            _end(opened)

    def _stranger(self) -> Flask:
        with self._lock:
            if self._nobodys is None:
                service = self._workspaces.nobodys()
                made = self._make(service)
                # A workspace signs its forms with one key in every process and after each start: so does one that is not there.
                made.secret_key = self._main.secret_key
                self._nobodys = _Opened(0, monotonic(), service, made)
            app = self._nobodys.app
        assert app is not None
        return app


def hosted(service: Partnerflow, settings: Settings, workspaces: Workspaces) -> Hosting:
    """The application of a server: the app of `service` at ``/``, those of the workspaces below ``/w/``.

    All of them count what one address asks together: otherwise a stranger could tell a name that is taken by when it is enough.
    """
    rates = Limits(settings.rates, settings.proxy)
    make = partial(
        create_app, rates=rates, proxies=settings.proxy, ways=settings.sign_in, theme=Theme.read(settings.theme)
    )
    return Hosting(make(service), workspaces, make, service.chance)


def _is_to_be_tried(opened: _Opened) -> bool:
    return opened.app is None and monotonic() - opened.at > _AGAIN


def _end(opened: _Opened) -> None:
    if opened.service is not None:
        opened.service.close()
