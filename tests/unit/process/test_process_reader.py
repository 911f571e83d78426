"""YAML comes in strictly: what other readers would guess at is refused, and all faults are told at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnerflow.errors import InvalidDefinitionError
from partnerflow.process.reader import MAXIMUM_BYTES, read

FaultsOf = Callable[[Any], list[dict[str, Any]]]


@pytest.fixture
def text(processes: Path) -> str:
    return (processes / "three-steps.v1.yaml").read_text()


def codes(faults: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(fault["code"], fault["path"]) for fault in faults]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "True", "FALSE", "1", '"true"', "~", ""])
def test_only_true_and_false_are_booleans(text: str, faults_of: FaultsOf, word: str) -> None:
    changed = text.replace("phase: draft\n", f"phase: draft\n    signed: {word}\n")

    faults = faults_of(changed.encode())

    assert codes(faults) == [("not_boolean", "deliverables.text.signed")]


@pytest.mark.parametrize("word", ["01", "0o1", "0x1", "1.0", "1_0", "1e3", '"1"', "2025-01-30", "0", "10000", "1:30"])
def test_only_plain_decimals_within_bounds_are_numbers(text: str, faults_of: FaultsOf, word: str) -> None:
    changed = text.replace("version: 1\n", f"version: {word}\n")

    faults = faults_of(changed.encode())

    assert codes(faults) == [("not_integer", "version")]


@pytest.mark.parametrize("word", ["yes", "Off", "12", "1.5", "true", "2025-01-30", "010"])
def test_a_text_that_others_take_for_something_else_must_stand_in_quotes(
    text: str, faults_of: FaultsOf, word: str
) -> None:
    bare = text.replace("nl: Opstellen", f"nl: {word}")
    quoted = text.replace("nl: Opstellen", f'nl: "{word}"')

    assert codes(faults_of(bare.encode())) == [("not_text", "phases.draft.title.nl")]
    assert read(quoted.encode()).phases[0].title.nl == word


@pytest.mark.parametrize("word", ["null", "~", "", '""', '"  "'])
def test_a_text_may_not_be_empty(text: str, faults_of: FaultsOf, word: str) -> None:
    changed = text.replace("    title: {nl: Opstellen, en: Draft}", f"    title:\n      nl: {word}\n      en: Draft")

    (fault,) = faults_of(changed.encode())

    assert fault["path"] == "phases.draft.title.nl"
    assert fault["code"] in {"empty", "not_text"}


def test_a_key_that_is_given_twice_is_refused_with_its_line(text: str, faults_of: FaultsOf) -> None:
    changed = text + "version: 2\n"

    (fault,) = faults_of(changed.encode())

    assert (fault["code"], fault["path"], fault["line"]) == ("duplicate_key", "version", len(changed.splitlines()))


def test_an_unknown_key_is_refused_with_what_was_probably_meant(text: str, faults_of: FaultsOf) -> None:
    changed = text.replace("    kind: hard", "    kind: hard\n    by_profiles: {standard: signal}", 1)

    (fault,) = faults_of(changed.encode())

    assert (fault["code"], fault["path"], fault["suggestion"]) == (
        "unknown_key", "guards.G0.1.by_profiles", "by_profile",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("piece", "code"),
    [
        ("title: &t {nl: Opstellen, en: Draft}", "alias"),
        ("title: *t", "alias"),
        ("title: !!python/object/apply:os.system ['true']", "tag"),
        ("title: !!map {nl: Opstellen, en: Draft}", "tag"),
        ("title: {nl: !!str Opstellen, en: Draft}", "tag"),
        ("title: {nl: Opstellen, en: Draft, <<: {en: Other}}", "key_not_text"),
        ("title: {nl: Opstellen, en: Draft, [a, b]: c}", "key_not_text"),
        ("title: {nl: Opstellen, en: Draft, no: Utkast}", "key_not_text"),
        ("title: {nl: Opstellen, en: Draft", "not_yaml"),
        ('title: {nl: Opstellen, en: "\\xzz"}', "not_yaml"),
        ('title: {nl: Opstellen, en: "\\UFFFFFFFF"}', "not_yaml"),
        ('title: {nl: Opstellen, en: "a\u202eb"}', "forbidden_character"),
        ('title: {nl: Opstellen, en: "\\uD800"}', "forbidden_character"),
        ('title: {nl: Opstellen, en: "\\0"}', "forbidden_character"),
        ("title: {nl: Opstellen, en: " + "x" * 501 + "}", "too_long"),
        ("title: " + "[" * 30 + "]" * 30, "too_deep"),
        ("title: {nl: Opstellen, en: Draft}\n---\nformat: 1", "one_document"),
    ],
)
def test_what_is_more_than_data_is_refused(text: str, faults_of: FaultsOf, piece: str, code: str) -> None:
    changed = text.replace("title: {nl: Opstellen, en: Draft}", piece)

    faults = faults_of(changed.encode())

    assert code in [fault["code"] for fault in faults]


def test_an_alias_bomb_is_refused_without_being_unfolded(faults_of: FaultsOf) -> None:
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    faults = faults_of("\n".join(layers).encode())

    assert {fault["code"] for fault in faults} >= {"alias", "missing_key"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "one_document"),
        (b"# only a comment\n", "one_document"),
        (b"\xef\xbb\xbfformat: 1\n", "not_utf8"),
        (b"\xff\xfe", "not_utf8"),
        (b"format: \x00\n", "not_yaml"),
        (b"[" * 5000, "too_deep"),
        (b"- a\n", "not_mapping"),
        (b"just words\n", "not_mapping"),
        (b"#" * (MAXIMUM_BYTES + 1), "too_large"),
    ],
)
def test_what_is_no_definition_at_all_is_one_clear_fault(faults_of: FaultsOf, data: bytes, code: str) -> None:
    (fault,) = faults_of(data)

    assert fault["code"] == code
    assert fault["message"]["nl"] != fault["message"]["en"]


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(text: str) -> None:
    changed = (
        text.replace("format: 1", "format: 7")
        .replace("    phase: draft\n", "    phase: drfat\n")
        .replace("deliverable_submitted: {deliverable: text}", "deliverable_submited: {deliverable: text}")
        .replace("usual_targets: [review]", "usual_targets: [reveiw]")
        .replace("nl: Klaar, ", "")
    )

    with pytest.raises(InvalidDefinitionError) as caught:
        read(changed.encode())

    faults = caught.value.data["faults"]
    assert codes(faults) == [
        ("not_integer", "format"),
        ("missing_key", "phases.done.title"),
        ("unknown_phase", "deliverables.text.phase"),
        ("unknown_check", "guards.G0.1.check"),
        ("unknown_phase", "return_reasons.second_look.usual_targets"),
    ]
    assert [fault["suggestion"] for fault in faults] == [None, None, "draft", "deliverable_submitted", "review"]
    assert [fault["line"] for fault in faults] == sorted(fault["line"] for fault in faults)
    assert str(caught.value).splitlines()[3] == (
        "guards.G0.1.check: unknown check 'deliverable_submited' (did you mean 'deliverable_submitted'?)"
    )


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"? ? ?")
@example(b"a: !<tag:yaml.org,2002:null>")
@example(b"%YAML 9.9\n---\na: 1")
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    with pytest.raises(InvalidDefinitionError) as caught:
        read(data)

    assert caught.value.data["faults"]


@given(st.data())
def test_no_damage_to_a_good_file_does_more_than_be_refused(processes: Path, data: st.DataObject) -> None:
    good = (processes / "three-steps.v1.yaml").read_text()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(start + 40, len(good))))
    damage = data.draw(st.text(alphabet="{}[]:,-&*!|>'\"%@`#?~ \n\tabyes01", max_size=12))

    with suppress(InvalidDefinitionError):
        definition = read((good[:start] + damage + good[end:]).encode())

        assert len(definition.fingerprint) == 64
