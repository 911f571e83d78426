"""The keys of a provider are fetched when they are needed, and not as often as somebody asks."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from joserfc.jwk import OctKey

from partnerflow_api.signing_in.openid.bounded import ProviderError
from partnerflow_api.signing_in.openid.keys import KEPT_SECONDS, MOST_KEYS, PAUSE_SECONDS, Keys
from tests.support.provider_keys import elliptic, published, rsa


class Provider:
    """Publishes keys, counts how often it is asked, and has a watch that somebody sets."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.asked = 0
        self.seconds = 0.0
        self.keys = Keys(self._publish, lambda: self.seconds)

    def _publish(self) -> bytes:
        self.asked += 1
        return self.raw


def unknown(find: Callable[[], object]) -> None:
    with pytest.raises(ProviderError):
        find()


def test_keys_are_fetched_once_and_again_after_an_hour() -> None:
    provider = Provider(published(rsa(), elliptic()))

    for name in ("first", "curve", "first"):
        provider.keys.named(name)
    before = provider.asked
    provider.seconds = KEPT_SECONDS + 1
    provider.keys.named("first")

    assert (before, provider.asked) == (1, 2)


def test_a_new_key_is_found_by_its_name_and_an_invented_name_makes_nobody_ask_at_each_attempt() -> None:
    provider = Provider(published(rsa()))
    provider.keys.named("first")
    provider.raw = published(rsa(), elliptic())

    for _ in range(50):
        unknown(lambda: provider.keys.named("invented"))
    before = provider.asked
    provider.seconds = PAUSE_SECONDS + 1

    assert before == 1
    assert provider.keys.named("curve").kid == "curve"
    assert provider.asked == 2


def test_a_provider_that_does_not_answer_is_not_asked_at_each_attempt_either() -> None:
    provider = Provider(b"<html>busy</html>")

    for _ in range(10):
        unknown(lambda: provider.keys.named("first"))

    assert provider.asked == 1


def test_without_a_name_only_the_one_key_there_is_will_do() -> None:
    assert Provider(published(rsa())).keys.named(None).kid == "first"
    unknown(lambda: Provider(published(rsa(), elliptic())).keys.named(None))


def test_shared_secrets_keys_for_encrypting_weak_and_broken_ones_are_none() -> None:
    secret = OctKey.generate_key(256, {"kid": "shared"})
    encrypting = {**rsa("other").as_dict(private=False), "use": "enc"}
    broken = {"kty": "RSA", "kid": "broken", "n": "!!", "e": 3}
    right = rsa().as_dict(private=False)
    weak = {**right, "kid": "weak", "n": str(right["n"])[:171]}
    raw = json.dumps({"keys": [*json.loads(published(secret, rsa()))["keys"], encrypting, broken, weak, 7]}).encode()
    provider = Provider(raw)

    assert provider.keys.named("first").kid == "first"
    for name in ("shared", "other", "broken", "weak"):
        unknown(lambda name=name: provider.keys.named(name))  # type: ignore[misc]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"keys": 7}',
        b"[" * 100_000,
        b"\xff",
        json.dumps({"keys": [rsa().as_dict(private=False)] * (MOST_KEYS + 1)}).encode(),
    ],
    ids=["nothing", "a list", "no keys", "deep", "no text", "too many"],
)
def test_whatever_else_a_provider_publishes_holds_no_key(raw: bytes) -> None:
    unknown(lambda: Provider(raw).keys.named("first"))
