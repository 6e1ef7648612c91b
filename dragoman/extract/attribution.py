"""Who vouches for what is said: the subject of a report, or "according to".

Takes scenes and clauses; gives mentions. Who is quoted is decided here, not who they are.
"""

import re

from dragoman.extract.grammar.parties import Place
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.rules import RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.signs import Signs
from dragoman.extract.standing import PASSING, Standing
from dragoman.types.annotation import Mention
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

CITING = ("according to", "citing", "quoting")
_ACCORDING = re.compile(rf"\b(?:{'|'.join(CITING)})\s+(?P<who>[^,;.]{{2,90}})", re.IGNORECASE)
_CITES = Signs(CITING)
VOUCHERS = (
    EntityKind.PUBLISHER,
    EntityKind.PERSON,
    EntityKind.BODY,
    EntityKind.IGO,
    EntityKind.OFFICE,
    EntityKind.STATE,
)
"""Who is meant of several names after "according to": the outlet before its country."""


def find_according(scene: Scene) -> Mention | None:
    """Return who the sentence is according to."""
    cites = _CITES.stand_in(scene.sentence.of(scene.text))
    match = _ACCORDING.search(scene.text, scene.sentence.start, scene.sentence.end) if cites else None
    if not match:
        return None
    phrase = Span(match.start("who"), match.end("who"))
    named = [m for m in scene.mentions if phrase.contains(m.span) and m.kind in VOUCHERS]
    return min(named, key=lambda m: (VOUCHERS.index(m.kind), m.span)) if named else None


def closes(scene: Scene, unit: Unit, standing: Standing) -> bool:
    """Whether a report or remark ends its sentence and so passes on what stands before it ("..., the king noted.")."""
    if standing.main.rule.cls not in PASSING:
        return False
    return unit.start > 0 and not any(t.is_word for t in scene.tokens[standing.main.last + 1 : unit.stop])


def find_reporting(scene: Scene, unit: Unit, standing: Standing) -> tuple[Place, ...]:
    """Return who passes the clause on: the subject of its report, also one that follows it ("..., he said")."""
    if standing.report is None and standing.main.rule.cls is not RuleClass.REPORT and not closes(scene, unit, standing):
        return ()
    return scene.grammar.reporter(unit, standing.report or standing.main)
