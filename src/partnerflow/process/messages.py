"""What each fault of a definition says, in both languages. `{names}` are filled in where the fault is found."""

from __future__ import annotations

from collections.abc import Mapping

from partnerflow.process.text import Text

MESSAGES: Mapping[str, Text] = {
    "too_large": Text(
        nl="het bestand is groter dan {limit} bytes",
        en="the file is larger than {limit} bytes",
    ),
    "not_utf8": Text(
        nl="het bestand is geen UTF-8 zonder byte order mark",
        en="the file is not UTF-8 without a byte order mark",
    ),
    "not_yaml": Text(nl="dit is geen YAML: {problem}", en="this is not YAML: {problem}"),
    "one_document": Text(
        nl="een bestand bevat precies één definitie",
        en="a file holds exactly one definition",
    ),
    "not_definition": Text(
        nl="dit is geen procesdefinitie: een definitie begint met 'format: 1' en heeft 'phases'",
        en="this is no process definition: a definition begins with 'format: 1' and has 'phases'",
    ),
    "not_canonical": Text(
        nl="dit is niet de canonieke vorm van een procesdefinitie",
        en="this is not the canonical form of a process definition",
    ),
    "too_deep": Text(
        nl="dieper genest dan {limit} niveaus",
        en="nested deeper than {limit} levels",
    ),
    "alias": Text(
        nl="ankers en aliassen ('&', '*') zijn niet toegestaan; schrijf de waarde uit",
        en="anchors and aliases ('&', '*') are not allowed; write the value out",
    ),
    "tag": Text(
        nl="tags ('{tag}') zijn niet toegestaan",
        en="tags ('{tag}') are not allowed",
    ),
    "duplicate_key": Text(nl="'{word}' staat er twee keer", en="'{word}' is given twice"),
    "key_not_text": Text(nl="een sleutel moet een woord zijn", en="a key must be a word"),
    "unknown_key": Text(nl="onbekende sleutel '{word}'", en="unknown key '{word}'"),
    "missing_key": Text(nl="'{word}' ontbreekt", en="'{word}' is missing"),
    "not_mapping": Text(nl="hier horen sleutels met waarden", en="expected keys with values"),
    "not_list": Text(nl="hier hoort een lijst", en="expected a list"),
    "not_text": Text(
        nl="hier hoort tekst; zet '{value}' tussen aanhalingstekens als dat de tekst is",
        en="expected text; put '{value}' in quotes if that is the text",
    ),
    "not_boolean": Text(
        nl="hier hoort true of false, zonder aanhalingstekens",
        en="expected true or false, without quotes",
    ),
    "not_integer": Text(
        nl="hier hoort een geheel getal van {minimum} tot en met {maximum}, zonder aanhalingstekens of voorloopnul",
        en="expected a whole number from {minimum} to {maximum}, without quotes or leading zero",
    ),
    "empty": Text(nl="mag niet leeg zijn", en="must not be empty"),
    "too_long": Text(nl="langer dan {limit} tekens", en="longer than {limit} characters"),
    "forbidden_character": Text(
        nl="bevat een onzichtbaar stuurteken",
        en="contains an invisible control character",
    ),
    "bad_name": Text(
        nl="'{word}' is geen geldige naam: {form}",
        en="'{word}' is not a valid name: {form}",
    ),
    "not_one_of": Text(
        nl="'{word}' is niet een van: {known}",
        en="'{word}' is not one of: {known}",
    ),
    "repeated": Text(nl="'{word}' staat twee keer in de lijst", en="'{word}' is in the list twice"),
    "not_condition": Text(
        nl="hier hoort de naam van een controle, of precies één controle, 'all' of 'any' met inhoud",
        en="expected the name of a check, or exactly one check, 'all' or 'any' with content",
    ),
    "too_few_phases": Text(
        nl="een proces heeft minstens twee fasen",
        en="a process has at least two phases",
    ),
    "unknown_phase": Text(nl="onbekende fase '{word}'", en="unknown phase '{word}'"),
    "unknown_deliverable": Text(nl="onbekende soort product '{word}'", en="unknown kind of deliverable '{word}'"),
    "unknown_section": Text(
        nl="{deliverable} heeft geen sectie '{word}'",
        en="{deliverable} has no section '{word}'",
    ),
    "unknown_profile": Text(nl="onbekend profiel '{word}'", en="unknown profile '{word}'"),
    "unknown_check": Text(nl="onbekende controle '{word}'", en="unknown check '{word}'"),
    "unknown_parameter": Text(nl="{check} kent geen '{word}'", en="{check} does not take '{word}'"),
    "missing_parameter": Text(nl="{check} vraagt ook '{word}'", en="{check} also needs '{word}'"),
    "wrong_parameter": Text(
        nl="hier hoort {expected.nl}",
        en="expected {expected.en}",
    ),
    "cannot_be_met": Text(
        nl="kan nooit vervuld zijn: {deliverable} is niet '{needs}: true'",
        en="can never be met: {deliverable} is not '{needs}: true'",
    ),
    "nothing_required": Text(
        nl="minstens één sectie moet verplicht zijn (need: V)",
        en="at least one section must be required (need: V)",
    ),
    "last_phase": Text(
        nl="uit '{word}' leidt geen volgende fase, dus bewaakt dit niets",
        en="no phase follows '{word}', so this guards nothing",
    ),
    "guard_number": Text(
        nl="wie '{phase}' verlaat, komt voorbij voorwaarden met nummer {prefix}…",
        en="guards of leaving '{phase}' are numbered {prefix}…",
    ),
    "not_earlier": Text(
        nl="'{word}' is geen fase vóór '{phase}'",
        en="'{word}' is not a phase before '{phase}'",
    ),
    "no_return_there": Text(
        nl="geen enkele terugkeer leidt naar '{word}'",
        en="no return leads to '{word}'",
    ),
    "missing_fates": Text(
        nl="wat gebeurt er met producten bij een terugkeer naar '{word}'? Dat ontbreekt hier",
        en="what a return to '{word}' does to deliverables is missing here",
    ),
    "pause_without_resume": Text(
        nl="pause en resume horen bij elkaar: '{word}' ontbreekt",
        en="pause and resume belong together: '{word}' is missing",
    ),
    "wrong_file_name": Text(
        nl="een bestand heet naar wat erin staat: {expected}",
        en="a file is named after what it holds: {expected}",
    ),
    "version_changed_there": Text(
        nl="{name} versie {version} staat met een andere inhoud in {where}; geef de gewijzigde definitie een nieuw nummer",
        en="{name} version {version} stands with another content in {where}; give the changed definition a new number",
    ),
    "version_changed": Text(
        nl="{name} versie {version} bestaat al met een andere inhoud; geef de gewijzigde definitie een nieuw nummer",
        en="{name} version {version} exists already with another content; give the changed definition a new number",
    ),
}
