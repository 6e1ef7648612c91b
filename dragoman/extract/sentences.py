"""One sentence to drafts of claims: its clauses in order, each with its subject, standing and speaker.

Takes a Scene and who has the floor; gives Drafts in text order and who has the floor after it.
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.attribution import find_according, find_reporting
from dragoman.extract.details import find_series
from dragoman.extract.drafts import Draft, Floor
from dragoman.extract.parties import Place
from dragoman.extract.quotations import quoted_draft
from dragoman.extract.roles import Subject, fill_roles, find_clause_subject, noun_parties, with_speaker
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing, decide
from dragoman.extract.stretches import clause_stretch, noun_stretch
from dragoman.extract.units import Unit
from dragoman.types.annotation import Mention
from dragoman.types.claim import Modality, Polarity
from dragoman.types.span import Span

MIN_CONTENT_TOKENS = 4  # a report that says less ("he said", "the statement said that") says nothing of its own


def read_scene(scene: Scene, floor: Floor) -> tuple[list[Draft], Floor]:
    """Read the drafts of one sentence, and who has the floor after it."""
    attributed = find_according(scene)
    speaker = attributed or (floor.speaker if scene.quoted and floor.paragraph == scene.paragraph else None)
    before: tuple[Place, ...] = ()
    drafts: list[Draft] = []
    for unit in scene.units:
        standing = decide(unit, scene.tokens)
        if standing is None:
            continue
        reporting = find_reporting(scene, unit, standing) or (before if standing.report else ())
        speaker = reporting[0].mention if reporting else speaker
        subject = find_clause_subject(scene, unit, standing, reporting or before)
        standing = _without_undertaker(standing, subject, reporting)
        drafts += _drafts(scene, unit, standing, subject, speaker)
        before = subject.places or before
    if scene.quoted and not drafts and speaker:
        drafts = [quoted_draft(scene, speaker)]
    holds_floor = speaker if speaker and speaker is not attributed else floor.speaker
    return [d for d in drafts if d.parties], Floor(holds_floor, scene.paragraph if speaker else floor.paragraph)


def _without_undertaker(standing: Standing, subject: Subject, reporting: tuple[Place, ...]) -> Standing:
    """Make a forecast of a "will" nobody undertakes: "he said the chapter would include ..." is said, not promised."""
    if standing.main.rule.cls is not RuleClass.CUE or subject.places or not standing.report or not reporting:
        return standing
    return replace(standing, main=standing.report, kind="statement", modality=Modality.EXPECTED, report=None)


def _drafts(scene: Scene, unit: Unit, standing: Standing, subject: Subject, speaker: Mention | None) -> Iterator[Draft]:
    """Yield the claim of a unit's main predicate, then those of dated acts it only names."""
    places = subject.places
    parties = with_speaker(standing, fill_roles(scene, unit, standing, places, speaker), speaker)
    stretch = clause_stretch(scene, unit, standing, subject)
    if _has_content(scene, standing, stretch):
        yield Draft(standing.main, standing, parties, stretch, speaker)
    for noun in standing.nouns:
        reach = noun_stretch(scene, noun, unit)
        named = noun_parties(scene, noun, unit)
        if len(named) >= 2 and (find_series(scene.text, reach) or any(reach.contains(t.span) for t in scene.times)):
            yield Draft(noun, _of_noun(noun, unit), named, reach, speaker)


def _has_content(scene: Scene, standing: Standing, stretch: Span) -> bool:
    """Whether a report says something: words of its own beside who said it."""
    if standing.main.rule.cls is not RuleClass.REPORT:
        return True
    outside = [t for i, t in enumerate(scene.tokens) if stretch.contains(t.span) and i > standing.main.last]
    before = [t for i, t in enumerate(scene.tokens) if stretch.contains(t.span) and i < standing.main.first]
    return len(outside) >= MIN_CONTENT_TOKENS or any(t.low in {'"', "”", ","} for t in before)


def _of_noun(noun: Hit, unit: Unit) -> Standing:
    """Return the standing of an act named in passing: only a cue right behind it ("to be held") changes it."""
    cue = next((h for h in unit.hits if h.rule.cls is RuleClass.CUE and 0 < h.first - noun.last <= 2), None)
    modality = cue.rule.modality if cue else noun.rule.modality
    return Standing(noun, noun.rule.kind, modality, Polarity.AFFIRMED, cue, None, ())
