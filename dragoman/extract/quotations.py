"""Sentences inside quotations in which no rule fires: statements of whoever is quoted.

Takes scenes and the speaker; gives drafts. A quotation whose speaker is only named where it closes waits for them.
"""

from collections.abc import Iterator, Sequence

from dragoman.extract.drafts import Draft, Floor
from dragoman.extract.rules import Hit, Rule, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing, said_modality
from dragoman.extract.stretches import trim
from dragoman.types.annotation import Mention
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.entity import PARTIES, EntityKind

MIN_SAID_WORDS = 6  # "With that, Peru." is no statement
QUOTED_RULE = Rule(
    id="quotation",
    cls=RuleClass.REPORT,
    kind="statement",
    elements=(),
    subject=Role.SPEAKER,
    others=(),
    required=frozenset(),
    modality=Modality.HAPPENED,
    polarity=Polarity.AFFIRMED,
)
"""What a sentence inside a quotation says when no row of the tables fires in it: its speaker's words."""


def quoted_draft(scene: Scene, speaker: Mention) -> Draft:
    """Return the statement that a sentence of a running quotation is, by its speaker."""
    hit = Hit(QUOTED_RULE, 0, 0)
    standing = Standing(hit, "statement", said_modality(scene.units), Polarity.AFFIRMED, None, None, ())
    return Draft(hit, standing, ((Role.SPEAKER, speaker),), trim(scene.text, scene.sentence), speaker)


def says_in_turn(scene: Scene, speaker: Mention | None) -> bool:
    """Whether a sentence of a speaker's turn in a transcript says something of a party: no greeting, no "Next"."""
    if speaker is None or scene.voice is not speaker:
        return False
    named = any(p.mention.kind in PARTIES and p.mention.kind is not EntityKind.GROUP for p in scene.cast.places)
    return named and sum(t.is_word for t in scene.tokens) >= MIN_SAID_WORDS


def attribute_waiting(waiting: Sequence[Scene], floor: Floor) -> Iterator[tuple[Scene, Draft]]:
    """Yield the sentences of a quotation whose speaker is only named where it closes."""
    for scene in waiting:
        if floor.speaker and floor.paragraph == scene.paragraph:
            yield scene, quoted_draft(scene, floor.speaker)
