"""How much one principal, and one address, may ask of this process in a minute.

What is counted is kept in memory, for each process by itself: with several workers the whole server takes as many times more.
A minute begins with the first request in it; what is refused counts too, so whoever goes on asking does not get through
earlier. Settings: PARTNERFLOW_RATE, PARTNERFLOW_RATE_ADDRESS, PARTNERFLOW_RATE_SIGN_IN (docs/how-to/operators.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import cast

from flask import Flask
from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from partnerflow.errors import TooManyRequestsError
from partnerflow.settings import Networks, Rate, Rates
from partnerflow_api.asking import asking
from partnerflow_api.context import app, permit

_LONG = (
    "partnerships",
    "organisations",
    "timeline",
    "changes",
    "portfolio_partnerships",
    "portfolio_conditions",
    "portfolio_deadlines",
    "portfolio_lingering",
    "portfolio_returned",
    "portfolio_silent",
    "portfolio_stays",
    "portfolio_tranches",
    "portfolio_waivers",
)
"""Lists that may have thousands of rows, and go as a whole into a file."""
_FILES = {"csv": 3, "xlsx": 5}
COSTS: Mapping[str, int] = MappingProxyType(
    {
        "readBundle": 20,
        "importFacts": 40,
        "signCheckpoint": 20,
        "exportPerson": 10,
        "readMentions": 10,
        "readPartnershipHistory": 3,
        "readEvents": 2,
        "addAttachment": 5,
        "historyReport": 10,
        "dossierReport": 20,
        **{f"{name}_{suffix}": cost for name in _LONG for suffix, cost in _FILES.items()},
    }
)
"""What a dear request costs, by the name of its operation; every other costs 1."""
SIGNING_IN = frozenset(
    {"signing_in.sign_in", "signing_in.first_password", "signing_in.change_password", "links.redeemLink"}
)
"""The endpoints where a secret can be guessed: each attempt counts, and there may be few."""
NAME = "name"
_PER_NAME = 3
EXTENSION = "partnerflow_limits"
_MINUTE = 60


class Minutes(Storage):
    """Counts in memory, by key. What is over goes once a minute.

    The library's own storage looks through everything that it counts many times a second, in threads that it starts while
    requests come: whoever asks from very many addresses makes every request dear.
    """

    STORAGE_SCHEME = None
    base_exceptions = ()

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._seconds = seconds
        self._lock = Lock()
        self._counts: dict[str, tuple[int, float]] = {}
        self._tidy_at = seconds()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count so many more; how many those are since the first of them."""
        now = self._seconds()
        with self._lock:
            if now >= self._tidy_at:
                self._counts = {each: counted for each, counted in self._counts.items() if counted[1] > now}
                self._tidy_at = now + _MINUTE
            count, ends = self._counts.get(key, (0, now))
            if ends <= now:
                count, ends = 0, now + expiry
            self._counts[key] = (count + amount, ends)
            return count + amount

    def get(self, key: str) -> int:
        """How many were counted that are not over."""
        count, ends = self._counts.get(key, (0, 0.0))
        return count if ends > self._seconds() else 0

    def get_expiry(self, key: str) -> float:
        """When they are over, in the same seconds."""
        return self._counts.get(key, (0, self._seconds()))[1]

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> None:
        """Forget every count."""
        self._counts = {}

    def clear(self, key: str) -> None:
        """Forget one."""
        self._counts.pop(key, None)


class Limits:
    """The counts of one process."""

    def __init__(self, rates: Rates, proxies: Networks | None) -> None:
        self._rates = rates
        self._proxies = proxies
        self._windows = FixedWindowRateLimiter(Minutes())

    def count(self) -> None:
        """Count this request for its address, and as an attempt to sign in where it is one.

        Raises:
            TooManyRequestsError: there were too many; `seconds` says how long to wait.
        """
        now = asking()
        address = self.address()
        self._spend("address", self._rates.address, address)
        if now.method == "POST" and now.endpoint in SIGNING_IN:
            self._spend("sign-in", self._rates.sign_in, address)
            if not now.in_api and NAME in now.form:
                # Guessing the password of one account from many addresses is slow too.
                self._spend(
                    "name",
                    self._rates.sign_in,
                    f"{now.root_path} {now.form[NAME].casefold()[:200]}",
                    times=_PER_NAME,
                )

    def spend(self, principal: str, cost: int) -> None:
        """Count a request for whoever makes it. Raises as `count`."""
        self._spend("principal", self._rates.principal, principal, cost=cost)

    def _spend(self, what: str, rate: Rate, who: str, *, cost: int = 1, times: int = 1) -> None:
        if rate.per_minute is None:
            return
        # A dear request must be possible at all, however low the rate.
        item = RateLimitItemPerMinute(max(rate.per_minute * times, cost))
        if not self._windows.hit(item, what, who, cost=cost):
            ends = self._windows.get_window_stats(item, what, who).reset_time
            left = ceil(ends - monotonic())
            raise TooManyRequestsError(f"too many requests of one {what}", seconds=min(max(left, 1), _MINUTE))

    def address(self) -> str:
        """Where the request comes from: what the nearest proxy that is no proxy of ours was told."""
        now = asking()
        address = now.remote_addr or ""
        if self._proxies is None:
            return network_of(address)
        told = [each.strip() for each in now.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
        while address in self._proxies and told:
            address = told.pop()
        return network_of(address)


def register(app: Flask, rates: Rates | Limits | None, proxies: Networks | None) -> None:
    """Count what comes to this app, before anything is asked of it; nothing is counted without `rates`.

    Args:
        rates: how much anybody may ask; or the counts themselves, for apps that count together.
        proxies: where the proxies stand whose word about addresses counts.
    """
    if rates is not None:
        app.extensions[EXTENSION] = rates if isinstance(rates, Limits) else Limits(rates, proxies)
        app.before_request(_count)


def spend(principal: str) -> None:
    """Count this request for its principal: once, as soon as it is known who that is.

    Raises:
        TooManyRequestsError: there were too many; `seconds` says how long to wait.
    """
    limits = _limits()
    if limits is not None:
        known = permit()
        limits.spend(principal, 1 if known is None else COSTS.get(known.purpose, 1))


def _count() -> None:
    limits = _limits()
    if limits is not None:
        limits.count()


def _limits() -> Limits | None:
    return cast("Limits | None", app().extensions.get(EXTENSION))


def client_address() -> str:
    """Where the request comes from, as far as this app is told which proxies to believe."""
    limits = _limits()
    return network_of(asking().remote_addr or "") if limits is None else limits.address()


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """What counts as one address: of IPv6 the network of 64 bits, for whoever has one of its addresses has them all."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
