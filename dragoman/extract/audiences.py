"""Who receives a visitor though no verb says that they met: "the king told visiting President Alba on Monday that ...".

Takes a scene, a standing and who speaks; gives a draft of the meeting. What is told to somebody who is "visiting" is
told to his face, where and when the sentence says.
"""

from collections.abc import Sequence

from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.parties import Place
from dragoman.extract.rules import RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.extract.stretches import trim
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.entity import PEOPLE
from dragoman.types.span import Span

TOLD = frozenset({"told", "assured", "informed", "briefed"})
ENDS = frozenset({"that", ":", ",", ";", '"', "“"})


def find_audience(scene: Scene, standing: Standing, reporting: Sequence[Place]) -> list[Draft]:
    """Return the meeting at which somebody told a visitor something, if that is what the report says."""
    report = standing.report or standing.main
    if report.rule.cls is not RuleClass.REPORT or scene.tokens[report.first].low not in TOLD or not reporting:
        return []
    if [t.low for t in scene.tokens[report.last + 1 : report.last + 2]] != ["visiting"]:
        return []
    visitor = next((p for p in scene.cast.places if p.first == report.last + 2 and p.mention.kind in PEOPLE), None)
    host = reporting[0].mention
    if visitor is None or host.kind not in PEOPLE or host.span.start >= visitor.mention.span.start:
        return []
    behind = (t for t in scene.tokens[visitor.last + 1 :] if t.low in ENDS)
    end = next((t.span.start for t in behind), scene.sentence.end)
    held = Standing(report, "meeting", Modality.HAPPENED, Polarity.AFFIRMED, None, None, ())
    parties = ((Role.ACTOR, host), (Role.COUNTERPART, visitor.mention))
    return [Draft(report, held, parties, trim(scene.text, Span(host.span.start, end)), None)]
