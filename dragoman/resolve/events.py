"""Whose the parties of coded events are, and which claim rests on the same words.

Takes CodedEvents whose parties are words, the Document's Annotations and its resolved claims; gives the events with
entities, countries and sectors, each tied to the claim of its predicate. What cannot be told stays as it is printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.records import Lexicon
from dragoman.resolve.actors import actor_codes, judge_actor
from dragoman.resolve.atlas import load_atlas
from dragoman.resolve.link import Resolver, make_resolver
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Claim, Polarity
from dragoman.types.document import Document
from dragoman.types.entity import PARTIES, Entity
from dragoman.types.event import AuxiliaryMode, CodedEvent, EventParty
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

ARTICLES = ("the ", "a ", "an ")
MAX_CHARS = 200  # of a phrase that names a party; a longer one is no name


def resolve_events(
    doc: Document, annotations: Annotations, events: Sequence[CodedEvent], claims: Sequence[Claim], *, lexicon: Lexicon
) -> tuple[CodedEvent, ...]:
    """Return `events` with their parties told, and with the claim, time and place of the same predicate."""
    if not events:
        return ()
    reader = _Reader(doc, annotations, lexicon)
    by_event = claims_of(events, claims)
    return tuple(_tied(reader.read(event), by_event.get(event.id)) for event in events)


def claims_of(events: Sequence[CodedEvent], claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return the claim of each event that has one: the shortest that shares half the words of the shorter of the two.

    One claim can hold several events ("praised Fiji and urged it to sign"): each of them then goes by it.
    """
    found: dict[str, Claim] = {}
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.evidence[0].sentence, []).append(claim)
    for event in events:
        span = event.evidence.span
        near = [
            c
            for c in by_sentence.get(event.evidence.sentence, ())
            if _shared(c.span, span) * 2 >= min(len(c.span), len(span))
        ]
        if near:
            found[event.id] = min(near, key=lambda c: (c.span.end - c.span.start, c.span, c.id))
    return found


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _tied(event: CodedEvent, claim: Claim | None) -> CodedEvent:
    if claim is None:
        return event
    denied = claim.polarity is Polarity.DENIED and event.type != "REJECT"
    modes = {*event.auxiliary, AuxiliaryMode.NEGATION} if denied else set(event.auxiliary)
    return replace(
        event,
        claim_id=claim.id,
        time=claim.time or event.time,
        place=claim.place or event.place,
        auxiliary=tuple(sorted(modes)),
    )


class _Reader:
    """The parties of one document's events on their way to entities."""

    def __init__(self, doc: Document, annotations: Annotations, lexicon: Lexicon) -> None:
        self.text = doc.text
        self.lexicon = lexicon
        self.atlas = load_atlas()
        self.time: TimeSpan | None = annotations.dating.time
        self.resolver: Resolver = make_resolver(doc, annotations, lexicon=lexicon)
        self.mentions = SpanIndex(annotations.mentions, key=lambda m: m.span)

    def read(self, event: CodedEvent) -> CodedEvent:
        """Return `event` with its parties told."""
        return replace(
            event,
            actors=tuple(p for party in event.actors for p in self._parties(party)),
            recipients=tuple(p for party in event.recipients for p in self._parties(party)),
        )

    def _parties(self, party: EventParty) -> Iterator[EventParty]:
        """Yield the party, or each of those a group or pronoun stands for."""
        mention = self._mention(party.span)
        entities = self.resolver.resolve(mention) if mention else ()
        if len(entities) > 1:
            yield from (self._as_entity(party, entity) for entity in entities)
            return
        said = self._said(party)
        yield self._joined(said, entities[0]) if entities else said

    def _mention(self, span: Span) -> Mention | None:
        """Return the mention of a party that the phrase is, but for an article."""
        phrase = span.of(self.text).casefold()
        lead = next((len(a) for a in ARTICLES if phrase.startswith(a)), 0)
        inside = [m for m in self.mentions.inside(span) if m.kind in PARTIES]
        return next((m for m in inside if m.span.end == span.end and m.span.start <= span.start + lead), None)

    def _said(self, party: EventParty) -> EventParty:
        """Return the party as its phrase tells it."""
        if party.span.end - party.span.start > MAX_CHARS:
            return party
        start = party.span.start
        inside = [
            replace(m, span=Span(m.span.start - start, m.span.end - start), holder=_moved(m.holder, start, m.span))
            for m in self.mentions.inside(party.span)
        ]
        phrase = party.span.of(self.text)
        actor = judge_actor(phrase, inside, lexicon=self.lexicon, atlas=self.atlas, time=self.time)
        return replace(party, country=actor.code, sector=actor.sector)

    def _joined(self, party: EventParty, entity: Entity) -> EventParty:
        whole = self._as_entity(party, entity)
        return replace(whole, country=party.country or whole.country, sector=party.sector or whole.sector)

    def _as_entity(self, party: EventParty, entity: Entity) -> EventParty:
        state = self.lexicon.entities.get(entity.state or "")
        owner = entity.state or entity.id
        code = actor_codes(self.lexicon).get(owner, "IGO" if owner.startswith("igo:") else None)
        country = entity.country or (state.country if state else None) or code
        return replace(party, name=entity.name, entity_id=entity.id, country=country)


def _moved(span: Span | None, by: int, within: Span) -> Span | None:
    return Span(span.start - by, span.end - by) if span and within.contains(span) else None
