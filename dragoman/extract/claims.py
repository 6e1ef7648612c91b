"""Claims of one document: each says what one source says, with the words it rests on.

Takes a Document, its Annotations and the rule tables of the lexicon; gives Claims in text order whose arguments are
mentions (who they are is decided by `resolve`). What names no party is no claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.details import (
    Details,
    find_areas,
    find_deadline,
    find_framework,
    find_place,
    find_series,
    find_sums,
    find_time,
)
from dragoman.extract.parties import Place, find_subject
from dragoman.extract.roles import (
    Parties,
    Subject,
    fill_roles,
    find_clause_subject,
    is_nominal,
    names_before,
    noun_parties,
    with_speaker,
)
from dragoman.extract.rules import Hit, Rule, RuleClass
from dragoman.extract.scene import Scene, find_scenes
from dragoman.extract.standing import Standing, decide
from dragoman.extract.units import Unit
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Argument, Claim, Modality, Polarity, Role, cite
from dragoman.types.document import Document, SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.ids import make_id
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

PLACED = frozenset({"visit", "meeting", "summit", "consultation", "agreement_signed", "exercise", "relation_upgraded"})
MAX_LEAD_CHARS = 110  # an opening such as "At the summit in May 2019," goes with the clause it opens
HEAD_SEGMENTS = 12  # where a document says what it is
MIN_CONTENT_TOKENS = 4  # a report that says less ("he said", "the statement said that") says nothing of its own


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its details: the predicate, its standing, who takes part, and the stretch that says so.

    `source` is who vouches for it beside the outlet.
    """

    hit: Hit
    standing: Standing
    parties: Parties
    stretch: Span
    source: Mention | None


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor between two sentences: the last named speaker, and in which paragraph."""

    speaker: Mention | None = None
    paragraph: int = -1


def extract_claims(doc: Document, annotations: Annotations, *, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Read the claims of `doc`; a document in another language than English has none."""
    if doc.lang not in {None, "en"} or not _is_international(annotations):
        return ()
    claims: dict[str, Claim] = {}
    floor = Floor()
    waiting: list[Scene] = []
    for scene in find_scenes(doc, annotations, lexicon):
        drafts, floor = read_scene(scene, floor)
        found = [(scene, draft) for draft in drafts]
        if opens_quotation(scene) and not drafts:
            waiting.append(scene)
        elif waiting:
            found = [*_attributed(waiting, floor), *found]
            waiting = []
        for at, draft in found:
            claim = _claim(doc, at, draft, annotations, lexicon)
            claims.setdefault(claim.id, claim)
    day = official_day(doc, annotations)
    return tuple(replace(c, time=day) if day and c.kind in DATED_BY_TEXT and not c.time else c for c in claims.values())


def _attributed(waiting: Sequence[Scene], floor: Floor) -> Iterator[tuple[Scene, Draft]]:
    """Yield the sentences of a quotation whose speaker is only named where it closes."""
    for scene in waiting:
        if floor.speaker and floor.paragraph == scene.paragraph:
            yield scene, quoted_draft(scene, floor.speaker)


def _is_international(annotations: Annotations) -> bool:
    """Whether the document speaks of at least two states or organisations; domestic matters are not annotated."""
    sides = {EntityKind.STATE, EntityKind.IGO}
    named = {m.candidates[0] for m in annotations.mentions if m.kind in sides and m.candidates}
    return len(named | {m.of for m in annotations.mentions if m.of}) >= 2


def read_scene(scene: Scene, floor: Floor) -> tuple[list[Draft], Floor]:
    """Read the drafts of one sentence, and who has the floor after it."""
    attributed = _according_to(scene)
    speaker = attributed or (floor.speaker if scene.quoted and floor.paragraph == scene.paragraph else None)
    before: tuple[Place, ...] = ()
    drafts: list[Draft] = []
    for unit in scene.units:
        standing = decide(unit, scene.tokens)
        if standing is None:
            continue
        reporting = _reporting(scene, unit, standing) or (before if standing.report else ())
        speaker = reporting[0].mention if reporting else speaker
        subject = find_clause_subject(scene, unit, standing, reporting or before)
        standing = _without_undertaker(standing, subject, reporting)
        drafts += _drafts(scene, unit, standing, subject, speaker)
        before = subject.places or before
    if scene.quoted and not drafts and speaker:
        drafts = [quoted_draft(scene, speaker)]
    holds_floor = speaker if speaker and speaker is not attributed else floor.speaker
    return [d for d in drafts if d.parties], Floor(holds_floor, scene.paragraph if speaker else floor.paragraph)


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
    standing = Standing(hit, "statement", Modality.HAPPENED, Polarity.AFFIRMED, None, None, ())
    return Draft(hit, standing, ((Role.SPEAKER, speaker),), _trim(scene.text, scene.sentence), speaker)


def opens_quotation(scene: Scene) -> bool:
    """Whether the sentence begins with a quotation mark and does not close it."""
    body = scene.sentence.of(scene.text)
    return body[:1] in {'"', "“"} and body.count('"') % 2 + body.count("“") - body.count("”") > 0


OFFICIAL = re.compile(
    r"\bjoint\s+(?:statement|communiqu[eé]|declaration|press\s+(?:statement|release))|\bfact\s*sheet\b|\bcommuniqu[eé]\b",
    re.IGNORECASE,
)
DATED_BY_TEXT = frozenset({"statement", "commitment", "accusation"})


def official_day(doc: Document, annotations: Annotations) -> TimeSpan | None:
    """Return the day on which an official text speaks for itself: that of the document (ANNOTATION.md, section 5).

    None for press reports: what they pass on was said when they say so, or at an unknown time.
    """
    heads = {SegmentKind.TITLE, SegmentKind.HEADING}
    named = [doc.title or "", *(s.span.of(doc.text) for s in annotations.segments[:HEAD_SEGMENTS] if s.kind in heads)]
    return annotations.dating.time if any(OFFICIAL.search(text) for text in named) else None


_ACCORDING = re.compile(r"\b(?:according to|citing|quoting)\s+(?P<who>[^,;.]{2,90})", re.IGNORECASE)
VOUCHERS = (
    EntityKind.PUBLISHER,
    EntityKind.PERSON,
    EntityKind.BODY,
    EntityKind.IGO,
    EntityKind.OFFICE,
    EntityKind.STATE,
)
"""Who is meant of several names after "according to": the outlet before its country."""


def _according_to(scene: Scene) -> Mention | None:
    """Return who the sentence is according to."""
    match = _ACCORDING.search(scene.text, scene.sentence.start, scene.sentence.end)
    if not match:
        return None
    phrase = Span(match.start("who"), match.end("who"))
    named = [m for m in scene.mentions if phrase.contains(m.span) and m.kind in VOUCHERS]
    return min(named, key=lambda m: (VOUCHERS.index(m.kind), m.span)) if named else None


def _reporting(scene: Scene, unit: Unit, standing: Standing) -> tuple[Place, ...]:
    """Return who passes the clause on: the subject of its report, also one that follows it ("..., he said")."""
    if standing.report is None and standing.main.rule.cls is not RuleClass.REPORT:
        return ()
    return find_subject(scene.cast, unit.start, (standing.report or standing.main).first)


def _without_undertaker(standing: Standing, subject: Subject, reporting: tuple[Place, ...]) -> Standing:
    """Make a forecast of a "will" nobody undertakes: "he said the chapter would include ..." is said, not promised."""
    if standing.main.rule.cls is not RuleClass.CUE or subject.places or not standing.report or not reporting:
        return standing
    return replace(standing, main=standing.report, kind="statement", modality=Modality.EXPECTED, report=None)


def _drafts(scene: Scene, unit: Unit, standing: Standing, subject: Subject, speaker: Mention | None) -> Iterator[Draft]:
    """Yield the claim of a unit's main predicate, then those of dated acts it only names."""
    places = subject.places
    parties = with_speaker(standing, fill_roles(scene, unit, standing, places, speaker), speaker)
    stretch = _stretch(scene, unit, standing, subject)
    if _has_content(scene, standing, stretch):
        yield Draft(standing.main, standing, parties, stretch, speaker)
    for noun in standing.nouns:
        reach = _noun_stretch(scene, noun, unit)
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


def _stretch(scene: Scene, unit: Unit, standing: Standing, subject: Subject) -> Span:
    """Return the words of the claim: from its subject, or what opens the clause, to the end of the clause."""
    whole = unit.stretch(scene.tokens)
    low = standing.report.last + 1 if standing.report else unit.start
    heads = [h.first for h in unit.hits if low <= h.first <= standing.main.first]
    starts = [scene.tokens[min([*heads, standing.main.first])].span.start]
    if subject.own:
        starts.append(subject.places[0].mention.span.start)
    if is_nominal(standing.main):
        starts += [p.mention.span.start for p in names_before(scene, standing.main, unit)]
    start = min(starts)
    opens = unit.start == 0 and not standing.report and start - whole.start <= MAX_LEAD_CHARS
    return _trim(scene.text, Span(whole.start if opens else start, max(whole.end, start + 1)))


def _trim(text: str, span: Span) -> Span:
    """Leave blanks and a hanging comma or conjunction out of the quote."""
    body = re.sub(r"(?:\s+(?:and|but|while|as|which|who))?[\s,;:–—-]*$", "", span.of(text))
    return Span(span.start, span.start + max(len(body), 1))


def _noun_stretch(scene: Scene, noun: Hit, unit: Unit) -> Span:
    """Return the noun phrase of an act: its names before it, and what follows to the next mark."""
    first = min([noun.first, *(p.first for p in names_before(scene, noun, unit))])
    stop = noun.last + 1
    while stop < unit.stop and scene.tokens[stop].low not in {",", ";", ":", "which", "that", "and"}:
        stop += 1
    return _trim(scene.text, Span(scene.tokens[first].span.start, scene.tokens[stop - 1].span.end))


def _claim(doc: Document, scene: Scene, draft: Draft, annotations: Annotations, lexicon: Lexicon) -> Claim:
    """Give a draft its details, its evidence and its id."""
    kind, modality = draft.standing.kind, draft.standing.modality
    details = _details(scene, draft, lexicon)
    return Claim(
        id=make_id("clm", doc.id, kind, draft.stretch.start, draft.stretch.end, draft.hit.rule.id),
        kind=kind,
        arguments=tuple(Argument(role, _words(mention), None, mention.id) for role, mention in draft.parties),
        evidence=(cite(doc, draft.stretch, scene.sentence),),
        origin=draft.hit.rule.id,
        score=_score(draft),
        modality=modality,
        polarity=draft.standing.polarity,
        cue=draft.standing.cue.span(scene.tokens).of(doc.text) if draft.standing.cue else "",
        time=details.time,
        deadline=details.deadline,
        deadline_text=details.deadline_text,
        amounts=details.amounts,
        place=details.place.text if details.place else None,
        place_id=_candidate(details.place),
        framework=_words(details.framework) if details.framework else None,
        framework_id=_candidate(details.framework),
        series=details.series,
        areas=details.areas,
        source=_words(draft.source) if draft.source else annotations.publisher,
        source_id=_candidate(draft.source),
        event=_event(kind, modality, lexicon),
    )


def _words(mention: Mention) -> str:
    return " ".join(mention.text.split())


def _candidate(mention: Mention | None) -> str | None:
    return mention.candidates[0] if mention and mention.candidates else None


def _event(kind: str, modality: Modality, lexicon: Lexicon) -> str | None:
    """Return the PLOVER event type that `claims.yaml` gives a kind in this standing."""
    known = lexicon.kinds.get(kind)
    return (known.events.get(modality.value) or known.events.get("default") or None) if known else None


def _details(scene: Scene, draft: Draft, lexicon: Lexicon) -> Details:
    anchor = draft.hit.span(scene.tokens).start
    deadline, deadline_text = find_deadline(scene.text, scene.times, draft.stretch)
    placed = draft.standing.kind in PLACED
    return Details(
        time=find_time(scene.times, scene.mentions, draft.stretch, anchor),
        deadline=deadline,
        deadline_text=deadline_text,
        amounts=find_sums(scene.amounts, draft.stretch),
        place=find_place(scene.text, scene.mentions, draft.stretch, draft.stretch.start) if placed else None,
        framework=find_framework(scene.mentions, draft.stretch),
        series=find_series(scene.text, draft.stretch),
        areas=find_areas(scene.text, draft.stretch, lexicon),
    )


def _score(draft: Draft) -> float:
    """Return how sure the reading is: lower for a noun, and for a party that was understood."""
    score = 0.9 if draft.hit.rule.cls is not RuleClass.NOUN else 0.7
    if any(m.kind is EntityKind.GROUP for _, m in draft.parties):
        score -= 0.1
    return round(score, 2)
