"""The acts with a day that a document tells of, by which documents date each other.

Takes the annotations and resolved claims of a document and the entities these name; gives Occasions in text order.
Nothing of other documents is looked at: the same whatever is known later.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.reconcile.act import FAMILIES, LASTING, LASTING_DAYS, content_words
from dragoman.text.folding import fold
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import Annotations, Dating, Occasion
from dragoman.types.claim import DONE, Claim, Modality, Polarity, Role
from dragoman.types.document import SegmentKind
from dragoman.types.entity import Entity, Name
from dragoman.types.value import TimeMention, TimeUse

ACTS = frozenset({"visit", "meeting", "consultation", "agreement_signed", "relation_upgraded", "exercise"})
"""Families of acts that have a day of their own; words and promises are repeated on any day."""
AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED})
FIXED_DAYS = 3  # a document known to these many days needs no other to date it
LEAD_SENTENCES = 3
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = (("yesterday", -1), ("last night", -1), ("tomorrow", 1), ("today", 0), ("tonight", 0), ("this morning", 0),
         ("this afternoon", 0), ("this evening", 0))  # fmt: skip
_WEEKS = (("last week", -1), ("this week", 0), ("next week", 1))
_FAR = re.compile(r"\b(?:day before|day after|last|next|past|previous|following|coming)\b")
_MONTH_DAY = re.compile(r"[X\d]{4}-(\d\d-\d\d)(?:T.{1,9})?")
_DAY = re.compile(r"XXXX-XX-(\d\d)")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]{3,}")
_TIME_WORDS = content_words("yesterday today tomorrow " + " ".join(_WEEKDAYS))
_TITLES = frozenset("president prime minister foreign secretary chancellor king queen emperor ambassador".split())


def with_occasions(
    annotations: Annotations, claims: Sequence[Claim], text: str, entities: Mapping[str, Entity]
) -> Annotations:
    """Return the annotations of a document with what it tells of kept beside its date; `entities` by id."""
    occasions = find_occasions(claims, annotations, text, entities)
    return replace(annotations, dating=replace(annotations.dating, occasions=occasions))


def find_occasions(
    claims: Sequence[Claim], annotations: Annotations, text: str, entities: Mapping[str, Entity]
) -> tuple[Occasion, ...]:
    """Return the acts between two sides or more; of a document that is dated, those whose days are known."""
    sentences = [s.span for s in annotations.segments if s.kind is SegmentKind.SENTENCE]
    lead = sentences[LEAD_SENTENCES - 1].end if len(sentences) >= LEAD_SENTENCES else len(text)
    times = SpanIndex(annotations.times, key=lambda t: t.span)
    found = [_occasion(c, times, text, entities, lead=lead) for c in claims if is_act(c)]
    told = [o for o in found if o.time] if is_fixed(annotations.dating) else found
    return tuple(dict.fromkeys(o for o in told if len(o.sides) > 1))


def is_fixed(dating: Dating) -> bool:
    """Whether a document is dated well enough by itself."""
    return dating.time is not None and dating.time.days <= FIXED_DAYS


def is_act(claim: Claim) -> bool:
    """Whether a claim tells of an act with a day, done or to come, that its source does not deny."""
    affirmed = claim.polarity is Polarity.AFFIRMED and claim.modality in DONE | AHEAD
    return affirmed and FAMILIES.get(claim.kind, claim.kind) in ACTS


def sides_of(claim: Claim, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Return the states and organisations that take part, sorted; a person or ministry stands for its state."""
    parties = (a.entity_id for a in claim.arguments if a.entity_id and a.role is not Role.SPEAKER)
    known = (entities.get(party) for party in parties)
    return tuple(sorted({e.state or e.id for e in known if e}))


def names_of(claim: Claim, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Return the folded words by which an act calls people and things by name, without those of its sides."""
    own: set[str] = set(_TITLES)
    for side in sides_of(claim, entities):
        own.update(word for name in _names(side, entities) for word in fold(name.text).split())
    said = (fold(match[0]) for match in _NAME.finditer(claim.evidence[0].quote))
    return tuple(sorted({word.removesuffix("'s").removesuffix("’s") for word in said} - own - set(_WEEKDAYS)))


def _names(side: str, entities: Mapping[str, Entity]) -> tuple[Name, ...]:
    entity = entities.get(side)
    return entity.names if entity else ()


def words_of(claim: Claim, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Return the stems of the content words of an act, without names."""
    named = content_words(" ".join(names_of(claim, entities)))
    for side in sides_of(claim, entities):
        named |= content_words(" ".join(name.text for name in _names(side, entities)))
    return tuple(sorted(content_words(claim.evidence[0].quote) - named - _TIME_WORDS))


def to_occasion(claim: Claim, entities: Mapping[str, Entity]) -> Occasion:
    """Return an act as it is compared, without how its day is told."""
    family = FAMILIES.get(claim.kind, claim.kind)
    limit = LASTING_DAYS if family in LASTING else 1
    return Occasion(
        family=family,
        sides=sides_of(claim, entities),
        names=names_of(claim, entities),
        words=words_of(claim, entities),
        place_id=claim.place_id,
        series=claim.series,
        is_ahead=claim.modality in AHEAD,
        time=claim.time if claim.time and claim.time.days <= limit else None,
    )


def _occasion(
    claim: Claim, times: SpanIndex[TimeMention], text: str, entities: Mapping[str, Entity], *, lead: int
) -> Occasion:
    when, said = _when(claim, times, text)
    return replace(to_occasion(claim, entities), when=when, said=said, is_lead=claim.span.start < lead)


def _when(claim: Claim, times: SpanIndex[TimeMention], text: str) -> tuple[str, str]:
    """Return how the act's day is told and in which words: by its clause, else by the only time of its sentence."""
    for stretch in (claim.span, claim.evidence[0].sentence):
        found = dict(_readable(times.inside(stretch), text))
        if found:
            return next(iter(found.items())) if len(found) == 1 else ("", "")
    return "", ""


def _readable(times: Sequence[TimeMention], text: str) -> list[tuple[str, str]]:
    told = ((how_told(t, text), " ".join(t.span.of(text).split())) for t in times if t.use is TimeUse.AT)
    return [(how, words) for how, words in told if how]


def how_told(time: TimeMention, text: str) -> str:
    """Return how a time leans on the day of its document; "" where it does not, or not to the day.

    "yesterday" gives "day:-1", "on Monday" "weekday:1", "on 27 November" "month-day:11-27".
    """
    words = fold(" ".join(time.span.of(text).split()))
    if time.anchor != "document date":
        return ""
    for table, unit in ((_NEAR, "day"), (_WEEKS, "week")):
        for phrase, step in table:
            if phrase in words and "before" not in words and "after " not in words:
                return f"{unit}:{step}"
    match = _MONTH_DAY.fullmatch(time.value)
    if match:
        return f"month-day:{match[1]}"
    weekday = next((number for number, name in enumerate(_WEEKDAYS, 1) if name in words), None)
    if weekday:
        return "" if _FAR.search(words) else f"weekday:{weekday}"
    match = _DAY.fullmatch(time.value)
    return f"day-of-month:{match[1]}" if match else ""
