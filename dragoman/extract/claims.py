"""Claims of one document: each says what one source says, with the words it rests on.

Takes a Document, its Annotations and the rule tables of the lexicon; gives Claims in text order whose arguments are
mentions (who they are is decided by `resolve`). What names no party is no claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from dragoman.extract.parties import (
    Place,
    by_agent,
    find_others,
    find_subject,
    is_passive,
)
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene, find_scenes
from dragoman.extract.standing import Standing, decide
from dragoman.extract.units import Unit
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Argument, Claim, Polarity, Role, cite
from dragoman.types.document import Document
from dragoman.types.entity import EntityKind
from dragoman.types.ids import make_id
from dragoman.types.span import Span

PLACED = frozenset({"visit", "meeting", "summit", "consultation", "agreement_signed", "exercise", "relation_upgraded"})
NAMED_WITHIN = 8  # tokens before an event noun where its parties may stand ("the 5th Chile-Peru Forum")
MAX_LEAD_CHARS = 110  # an opening such as "At the summit in May 2019," goes with the clause it opens


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its details: the unit it was read from, who takes part, and the stretch that says so."""

    hit: Hit
    standing: Standing
    parties: tuple[tuple[Role, Mention], ...]
    stretch: Span
    speaker: Mention | None


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor: the last named speaker, and in which paragraph."""

    speaker: Mention | None = None
    paragraph: int = -1


def extract_claims(doc: Document, annotations: Annotations, *, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Read the claims of `doc`; a document in another language than English has none."""
    if doc.lang not in {None, "en"} or not _is_international(annotations):
        return ()
    claims: list[Claim] = []
    floor = Floor()
    for scene in find_scenes(doc, annotations, lexicon):
        drafts, floor = read_scene(scene, floor)
        claims += [_claim(doc, scene, draft, annotations, lexicon) for draft in drafts if draft.parties]
    return tuple({c.id: c for c in claims}.values())


def _is_international(annotations: Annotations) -> bool:
    """Whether the document speaks of at least two states or organisations; domestic matters are not annotated."""
    sides = {EntityKind.STATE, EntityKind.IGO}
    named = {m.candidates[0] for m in annotations.mentions if m.kind in sides and m.candidates}
    return len(named | {m.of for m in annotations.mentions if m.of}) >= 2


def read_scene(scene: Scene, floor: Floor) -> tuple[list[Draft], Floor]:
    """Read the drafts of one sentence, and who has the floor after it."""
    attributed = _according_to(scene)
    running = floor.speaker if scene.quoted and floor.paragraph == scene.paragraph else None
    subject: tuple[Place, ...] = ()
    speaker: Mention | None = attributed or running
    drafts: list[Draft] = []
    for unit in scene.units:
        standing = decide(unit, scene.tokens)
        if standing is None:
            continue
        if standing.report or standing.main.rule.cls is RuleClass.REPORT:
            reporting = find_subject(scene.cast, unit.start, (standing.report or standing.main).first) or subject
            speaker = reporting[0].mention if reporting else speaker
        subject = _subject(scene, unit, standing) or subject
        drafts += _drafts(scene, unit, standing, subject, speaker)
    opened = speaker if speaker and speaker is not attributed else floor.speaker
    return drafts, Floor(opened, scene.paragraph if speaker else floor.paragraph)


_ACCORDING = re.compile(r"\b(?:according to|citing|quoting)\s+(?:the\s+|a\s+)?(?:[\w“\"]+\s+){0,5}?$", re.IGNORECASE)


def _according_to(scene: Scene) -> Mention | None:
    """Return who the sentence is according to."""
    for mention in scene.mentions:
        lead = scene.text[scene.sentence.start : mention.span.start]
        if _ACCORDING.search(lead):
            return mention
    return None


def _subject(scene: Scene, unit: Unit, standing: Standing) -> tuple[Place, ...]:
    """Return the parties that open the clause of the main predicate, after its report if it has one."""
    governed = [h for h in unit.hits if h.rule.cls is not RuleClass.REPORT and h.first <= standing.main.first]
    first = min((h.first for h in governed), default=standing.main.first)
    low = standing.report.last + 1 if standing.report else unit.start
    found = find_subject(scene.cast, low, first) if low < first else ()
    return tuple(p for p in found if not _is_source(scene, p))


def _is_source(scene: Scene, place: Place) -> bool:
    return bool(_ACCORDING.search(scene.text[scene.sentence.start : place.mention.span.start]))


def _drafts(
    scene: Scene, unit: Unit, standing: Standing, subject: tuple[Place, ...], speaker: Mention | None
) -> Iterator[Draft]:
    """Yield the claim of a unit's main predicate, then those of dated acts it only names."""
    hit = standing.main
    parties = (
        _noun_parties(scene, hit, unit)
        if hit.rule.cls is RuleClass.NOUN
        else _verb_parties(scene, unit, standing, subject, speaker)
    )
    stretch = _stretch(scene, unit, standing, subject)
    source = speaker if speaker not in {m for _, m in parties} or standing.report else None
    yield Draft(hit, standing, _with_speaker(standing, parties, source), stretch, speaker)
    for noun in standing.nouns:
        reach = _noun_stretch(scene, noun, unit)
        named = _noun_parties(scene, noun, unit)
        if len(named) >= 2 and find_time(scene.times, reach, noun.span(scene.tokens).start):
            yield Draft(noun, _of_noun(noun, unit), named, reach, speaker)


def _of_noun(noun: Hit, unit: Unit) -> Standing:
    """Return the standing of an act named in passing: only a cue right behind it ("to be held") changes it."""
    cue = next((h for h in unit.hits if h.rule.cls is RuleClass.CUE and 0 < h.first - noun.last <= 2), None)
    modality = cue.rule.modality if cue else noun.rule.modality
    return Standing(noun, noun.rule.kind, modality, Polarity.AFFIRMED, cue, None, ())


def _verb_parties(
    scene: Scene, unit: Unit, standing: Standing, subject: tuple[Place, ...], speaker: Mention | None
) -> tuple[tuple[Role, Mention], ...]:
    """Fill the roles of a verb: subject and others by preposition; in the passive the subject is after "by"."""
    hit = standing.main
    first = _first_role(standing)
    others = list(find_others(scene.cast, hit.rule, hit, unit.stop))
    if is_passive(scene.tokens, hit, scene.mentions):
        direct = next((role for word, role in hit.rule.others if word == "_"), None)
        agents = by_agent(scene.cast, hit, unit.stop)
        own = find_subject(scene.cast, unit.start, hit.first)
        pairs = [(first or Role.ACTOR, p) for p in agents] + [(direct or first or Role.ACTOR, p) for p in own]
        return _roles([*pairs, *((r, p) for r, p in others if p not in agents)])
    pairs = [(first, place) for place in subject] if first else []
    if any(p.mention.origin == "group: speaker" for _, p in pairs):
        pairs = [(r, p) for r, p in pairs if p.mention.origin != "group: speaker"]
        return _roles([*pairs, *others], *([(first or Role.ACTOR, speaker)] if speaker else []))
    return _roles([*pairs, *others])


def _first_role(standing: Standing) -> Role | None:
    """Return the role of the subject; who undertakes to act on a position is an actor."""
    if standing.kind == "commitment":
        return Role.ACTOR
    return standing.main.rule.subject


def _roles(pairs: Sequence[tuple[Role, Place]], *spoken: tuple[Role, Mention]) -> tuple[tuple[Role, Mention], ...]:
    """Return each mention once, in its first role."""
    found: dict[str, tuple[Role, Mention]] = {}
    for role, mention in [*((r, p.mention) for r, p in pairs), *spoken]:
        found.setdefault(mention.id, (role, mention))
    return tuple(found.values())


def _with_speaker(
    standing: Standing, parties: tuple[tuple[Role, Mention], ...], speaker: Mention | None
) -> tuple[tuple[Role, Mention], ...]:
    """Add who passes the claim on as its speaker, where the text names them and they are not a party."""
    if speaker is None or standing.report is None or not parties or any(m.id == speaker.id for _, m in parties):
        return parties
    return (*parties, (Role.SPEAKER, speaker)) if speaker.kind is not EntityKind.PUBLISHER else parties


def _noun_parties(scene: Scene, hit: Hit, unit: Unit) -> tuple[tuple[Role, Mention], ...]:
    """Fill the roles of an event noun: names before it ("the Chile-Peru Forum", "the king's visit") and after it."""
    low = max(unit.start, hit.first - NAMED_WITHIN)
    before = [p for p in scene.cast.places if low <= p.first and p.last < hit.first and _close(scene, p, hit)]
    others = list(find_others(scene.cast, hit.rule, hit, unit.stop))
    first = hit.rule.subject or Role.ACTOR
    return _roles([*((first, p) for p in before), *others])


def _close(scene: Scene, place: Place, hit: Hit) -> bool:
    """Whether only words of a name stand between a party and the event noun."""
    between = scene.tokens[place.last + 1 : hit.first]
    return all(t.is_word or t.low in {"-", "'s", "'", "–", "/"} for t in between) and not any(
        t.low in {"said", "that", "to", "with", "and"} and not scene.cast.places for t in between
    )


def _stretch(scene: Scene, unit: Unit, standing: Standing, subject: tuple[Place, ...]) -> Span:
    """Return the words of the claim: from its subject, or what opens the clause, to the end of the clause."""
    whole = unit.stretch(scene.tokens)
    first = min([h.first for h in unit.hits if h.first <= standing.main.first])
    start = scene.tokens[first].span.start
    own = [p.mention.span.start for p in subject if whole.contains(p.mention.span)]
    start = min([start, *own])
    if standing.report and own:
        start = own[0]
    lead = start - whole.start
    if unit.start == 0 and not standing.report and lead <= MAX_LEAD_CHARS:
        start = whole.start
    return _trim(scene.text, Span(start, max(whole.end, start + 1)))


def _trim(text: str, span: Span) -> Span:
    """Leave blanks and a hanging comma or conjunction out of the quote."""
    body = span.of(text).rstrip(" \t\r\n,;:–—-")
    return Span(span.start, span.start + max(len(body), 1))


def _noun_stretch(scene: Scene, noun: Hit, unit: Unit) -> Span:
    """Return the noun phrase of an act: its names before it, and what follows to the next mark."""
    low = max(unit.start, noun.first - NAMED_WITHIN)
    named = [p.first for p in scene.cast.places if low <= p.first and p.last < noun.first and _close(scene, p, noun)]
    start = scene.tokens[min([noun.first, *named])].span.start
    stop = noun.last + 1
    while stop < unit.stop and scene.tokens[stop].low not in {",", ";", ":", "which", "that", "and"}:
        stop += 1
    return _trim(scene.text, Span(start, scene.tokens[stop - 1].span.end))


def _claim(doc: Document, scene: Scene, draft: Draft, annotations: Annotations, lexicon: Lexicon) -> Claim:
    """Give a draft its details, its evidence and its id."""
    evidence = cite(doc, draft.stretch, scene.sentence)
    arguments = tuple(
        Argument(role, " ".join(mention.text.split()), None, mention.id) for role, mention in draft.parties
    )
    details = _details(scene, draft, lexicon)
    kind = draft.standing.kind
    known = lexicon.kinds.get(kind)
    event = known.events.get(draft.standing.modality.value, known.events.get("default")) if known else None
    return Claim(
        id=make_id("clm", doc.id, kind, draft.stretch.start, draft.stretch.end, draft.hit.rule.id),
        kind=kind,
        arguments=arguments,
        evidence=(evidence,),
        origin=draft.hit.rule.id,
        score=_score(draft),
        modality=draft.standing.modality,
        polarity=draft.standing.polarity,
        cue=draft.standing.cue.span(scene.tokens).of(doc.text) if draft.standing.cue else "",
        time=details.time,
        deadline=details.deadline,
        deadline_text=details.deadline_text,
        amounts=details.amounts,
        place=details.place.text if details.place else None,
        place_id=details.place.candidates[0] if details.place and details.place.candidates else None,
        framework=" ".join(details.framework.text.split()) if details.framework else None,
        framework_id=_first_candidate(details.framework),
        series=details.series,
        areas=details.areas,
        source=" ".join(draft.speaker.text.split()) if draft.speaker else annotations.publisher,
        source_id=_first_candidate(draft.speaker),
        event=event or None,
    )


def _first_candidate(mention: Mention | None) -> str | None:
    return mention.candidates[0] if mention and mention.candidates else None


def _details(scene: Scene, draft: Draft, lexicon: Lexicon) -> Details:
    anchor = draft.hit.span(scene.tokens).start
    deadline, deadline_text = find_deadline(scene.text, scene.times, draft.stretch)
    placed = draft.standing.kind in PLACED
    return Details(
        time=find_time(scene.times, draft.stretch, anchor),
        deadline=deadline,
        deadline_text=deadline_text,
        amounts=find_sums(scene.amounts, draft.stretch),
        place=find_place(scene.text, scene.mentions, draft.stretch, draft.stretch.start) if placed else None,
        framework=find_framework(scene.mentions, draft.stretch),
        series=find_series(scene.text, draft.stretch),
        areas=find_areas(scene.text, draft.stretch, lexicon),
    )


def _score(draft: Draft) -> float:
    """Return how sure the reading is: lower for a noun, for a party that was understood, for no subject."""
    score = 0.9 if draft.hit.rule.cls is not RuleClass.NOUN else 0.7
    if any(m.kind is EntityKind.GROUP for _, m in draft.parties):
        score -= 0.1
    return round(score, 2)
