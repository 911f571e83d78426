"""The process of the walks: four phases, a shared ambition and one signed document; small enough to model by hand."""

from __future__ import annotations

from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.reader import read

PHASES = ("gathering", "sharing", "agreeing", "doing")

_DOCUMENT = """
format: 1
name: walk
version: 1
title: {nl: Wandeling, en: Walk}
phases:
  gathering: {title: {nl: Samenkomen, en: Gathering}}
  sharing: {title: {nl: Delen, en: Sharing}}
  agreeing: {title: {nl: Afspreken, en: Agreeing}}
  doing: {title: {nl: Doen, en: Doing}}
moves:
  advance: {title: {nl: Doorgaan, en: Advance}}
  return: {title: {nl: Teruggaan, en: Return}, targets: any_earlier}
  pause: {title: {nl: Pauzeren, en: Pause}}
  resume: {title: {nl: Hervatten, en: Resume}}
  end: {title: {nl: Eindigen, en: End}}
deliverables:
  pact:
    title: {nl: Pact, en: Pact}
    phase: agreeing
    signed: true
    in_force: true
    sections:
      body: {need: V, nl: Inhoud, en: Body}
guards:
  G0.1:
    leaving: gathering
    kind: hard
    title: {nl: Er is een tweede partij., en: There is a second party.}
    check: {invitations_accepted: {at_least: 1}}
  G1.1:
    leaving: sharing
    kind: absolute
    title: {nl: De ambitie is van iedereen., en: The ambition is everybody's.}
    check: ambition_endorsed_by_each
  G2.1:
    leaving: agreeing
    kind: hard
    title: {nl: Het pact is van iedereen en van kracht., en: Everybody's pact is in force.}
    check:
      all:
        - deliverable_adopted: {deliverable: pact}
        - deliverable_signed_by_each: {deliverable: pact}
        - deliverable_in_force: {deliverable: pact}
  G2.2:
    leaving: agreeing
    kind: absolute
    title: {nl: De ambitie is nog van iedereen., en: The ambition is still everybody's.}
    check: ambition_endorsed_by_each
return_reasons:
  result: {title: {nl: Resultaat, en: Result}, usual_targets: [agreeing]}
fates:
  gathering: {default: reopened_in_force, ambition: reopened}
  sharing: {default: reopened_in_force, ambition: reopened}
  agreeing: {default: reopened_in_force, ambition: unchanged}
profiles:
  standard: {title: {nl: Standaard, en: Standard}}
"""


def walked_process() -> ProcessDefinition:
    """The definition, read as any other."""
    return read(_DOCUMENT.encode())
