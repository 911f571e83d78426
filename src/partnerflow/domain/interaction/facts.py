"""The facts of the conversation between the parties, and of what they learn."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import AudienceOutside, DialogueForm, Track
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import ActorRef, OrganisationRef
from partnerflow.domain.vocabulary.values import Line, Prose


@declare("partnership", path="dialogues", nl="Gesprek gevoerd", en="Dialogue held", confined="session_notes")
class DialogueHeld(Payload):
    """A conversation, meeting or session took place."""

    form: DialogueForm
    tracks: Annotated[tuple[Track, ...], Items(minimum=1, unique=True)]
    present: Annotated[tuple[ActorRef, ...], Items(minimum=1, unique=True)]
    harvest: Prose | None = None


@declare(
    "partnership",
    path="learning-moments",
    nl="Leermoment gehouden",
    en="Learning moment held",
    confined="session_notes",
)
class LearningMomentHeld(Payload):
    """The three questions of learning were asked together."""

    see_now: Prose
    do_now: Prose
    do_better: Prose
    principles: Annotated[tuple[Annotated[int, Integer(minimum=1, maximum=5)], ...], Items()] | None = None


@declare("partnership", path="successes", nl="Succeservaring vastgelegd", en="Success recorded")
class SuccessRecorded(Payload):
    """A success worth telling."""

    story: Prose
    shared_with: Annotated[tuple[AudienceOutside, ...], Items(unique=True)]


@declare("partnership", path="identity-markers", nl="Naam of beeld gekozen", en="Identity marker adopted")
class IdentityMarkerAdopted(Payload):
    """The name, image or story by which the network is known."""

    name: Line
    chosen_by: OrganisationRef | None = None


@declare("partnership", path="diversity-measures", nl="Diversiteitsafspraak gemaakt", en="Diversity measure agreed")
class DiversityMeasureAgreed(Payload):
    """What is done so that a missing group can take part."""

    group: Line
    measures: Annotated[tuple[Prose, ...], Items(minimum=1)]
