"""Event data: coded events and claims as PLOVER rows, comparable with POLECAT, ICEWS and GDELT.

Takes holdings and what was asked; gives one EventRow for each coded event, and for each claim that codes as an event
and on whose words no coded event rests. Where both could speak, the row of `event_frames.tsv` that names the predicate
wins. Never codes a claim PLOVER has no class for.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.names import Party
from dragoman.answer.query import Query, claims_choice_of, has_words, in_time, select_claims
from dragoman.lexicon.event_frames import compile_events
from dragoman.lexicon.records import ClaimKind
from dragoman.types.choice import WHOLE, EventSide, Window
from dragoman.types.claim import Argument, Claim, Modality, Polarity, Role
from dragoman.types.entity import EntityKind
from dragoman.types.event import QUADS, AuxiliaryMode, CodedEvent, EventParty
from dragoman.types.value import TimeSpan

RECIPIENTS = (Role.COUNTERPART, Role.BENEFICIARY, Role.HOST)
AUXILIARY = {
    Modality.PLANNED: AuxiliaryMode.FUTURE,
    Modality.EXPECTED: AuxiliaryMode.FUTURE,
    Modality.UNDER_CONSIDERATION: AuxiliaryMode.HYPOTHETICAL,
    Modality.CALLED_FOR: AuxiliaryMode.HYPOTHETICAL,
}
"""What the modality of a claim says of an event whose type does not say it itself."""
STRETCH = 100  # documents, at most
LEAST = 20
VERBAL = frozenset({"AGREE", "REQUEST", "THREATEN"})
"""Types that are about what is to come: they need no auxiliary mode for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `id` is the coded event's, or the claim's where the claim alone was coded; `rule` then is empty."""

    id: str
    claim_id: str | None
    doc_id: str
    document: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    quad: int
    cameo_root: str | None
    intensity: float | None
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    time: TimeSpan | None
    place: str | None
    rule: str | None
    sentence: str
    quote: str
    start: int
    end: int

    @property
    def actor_country(self) -> tuple[str, ...]:
        """Countries of the actors, each once: ISO 3166-1 alpha-3 or PLOVER organisation codes; none if unknown."""
        return _each(party.country for party in self.actors)

    @property
    def recipient_country(self) -> tuple[str, ...]:
        """Countries of the recipients, each once."""
        return _each(party.country for party in self.recipients)


def events(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[EventRow, ...]:
    """Return the events that answer to a query, by document name, document, place in the text and id; a window of them.

    A window that starts with a document counts from the events of that document on.

    An event answers where its claim does; one without a claim answers to parties, time and words alone, and to no kind,
    area, framework or status.
    """
    end = None if window.limit is None else window.offset + window.limit
    stretch = STRETCH if end is None else min(max(end, LEAST), STRETCH)  # most documents tell of an event or more
    return tuple(itertools.islice(_stream(holdings, query, window.start, stretch), window.offset, end))


def _stream(holdings: Holdings, query: Query, start: tuple[str, str] | None, stretch: int) -> Iterator[EventRow]:
    """Yield the events in order; documents are fetched in stretches, so that a window costs no more than it needs."""
    choice, told = claims_choice_of(query, holdings), _event_sides(query, holdings)
    while True:
        found = holdings.store.find_event_documents(choice, told, window=Window(0, stretch + 1, start))
        yield from _of_documents(holdings, query, [doc_id for _, doc_id in found[:stretch]])
        if len(found) <= stretch:
            return
        start = found[stretch]


def _of_documents(holdings: Holdings, query: Query, doc_ids: Sequence[str]) -> Iterator[EventRow]:
    place = {doc_id: seq for seq, doc_id in enumerate(doc_ids)}
    holdings.take_cards(doc_ids)
    claims = {claim.id: claim for claim in select_claims(holdings, query, doc_ids)}
    coded = tuple(holdings.store.events(doc_ids))
    spoken_for = {event.claim_id for event in coded}
    unspoken = (claim for id_, claim in claims.items() if id_ not in spoken_for)
    typed = ((claim, event_type_of(claim, holdings.lexicon.kinds.get(claim.kind))) for claim in unspoken)
    found: list[tuple[CodedEvent | Claim, str]] = [(claim, type_) for claim, type_ in typed if type_ in QUADS]
    found += [(e, e.type) for e in coded if e.claim_id in claims or _answers(e, query, holdings)]
    texts = holdings.store.texts([each.doc_id for each, _ in found])
    for each, type_ in sorted(found, key=lambda pair: (place[pair[0].doc_id], *_place(pair[0]))):
        if isinstance(each, CodedEvent):
            yield _coded_row(each, holdings, texts)
        else:
            yield _claim_row(each, type_, holdings, texts)


def _place(each: CodedEvent | Claim) -> tuple[int, int, str]:
    span = (each.evidence if isinstance(each, CodedEvent) else each.evidence[0]).span
    return span.start, span.end, each.id


def _event_sides(query: Query, holdings: Holdings) -> tuple[EventSide, ...] | None:
    """Return what events are looked up by; None where they answer only through their claims."""
    if _asks_claims(query):
        return None
    return tuple(EventSide(p.ids, _code_of(p, holdings)) for p in (query.actor, query.with_) if p)


def claim_events(holdings: Holdings, claims: Iterable[Claim]) -> tuple[EventRow, ...]:
    """Code claims as events by `claims.yaml`, in the order given; those without a class are left out."""
    typed = [(claim, event_type_of(claim, holdings.lexicon.kinds.get(claim.kind))) for claim in claims]
    coded = [(claim, type_) for claim, type_ in typed if type_ in QUADS]
    texts = holdings.store.texts([claim.doc_id for claim, _ in coded])
    return tuple(_claim_row(claim, type_, holdings, texts) for claim, type_ in coded)


def event_type_of(claim: Claim, kind: ClaimKind | None) -> str:
    """Return the PLOVER type of a claim, "" if it has none.

    A denied claim has only a type where the extraction gave it one: denying a visit is no CONSULT.
    """
    if claim.event:
        return claim.event
    if kind is None or claim.polarity is Polarity.DENIED:
        return ""
    return kind.events.get(claim.modality.value, kind.events.get("default", ""))


def _coded_row(event: CodedEvent, holdings: Holdings, texts: Mapping[str, str]) -> EventRow:
    evidence = event.evidence
    return EventRow(
        id=event.id,
        claim_id=event.claim_id,
        doc_id=event.doc_id,
        document=holdings.card(event.doc_id).name,
        event_type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        auxiliary=tuple(mode.value for mode in event.auxiliary),
        quad=event.quad,
        cameo_root=event.cameo_root,
        intensity=compile_events(holdings.lexicon).grade_of(event.type, event.mode).intensity,
        actors=event.actors,
        recipients=event.recipients,
        time=event.time,
        place=event.place,
        rule=event.rule,
        sentence=evidence.sentence.of(texts[evidence.doc_id]),
        quote=evidence.quote,
        start=evidence.span.start,
        end=evidence.span.end,
    )


def _claim_row(claim: Claim, type_: str, holdings: Holdings, texts: Mapping[str, str]) -> EventRow:
    actors, recipients = _sides(claim)
    evidence = claim.evidence[0]
    grade = compile_events(holdings.lexicon).grade_of(type_, claim.mode)
    return EventRow(
        id=claim.id,
        claim_id=claim.id,
        doc_id=claim.doc_id,
        document=holdings.card(claim.doc_id).name,
        event_type=type_,
        mode=claim.mode,
        contexts=claim.contexts,
        auxiliary=tuple(mode.value for mode in _auxiliary(claim, type_)),
        quad=QUADS[type_],
        cameo_root=grade.cameo_root,
        intensity=grade.intensity,
        actors=_parties(actors, claim, holdings),
        recipients=_parties(recipients, claim, holdings),
        time=claim.time,
        place=claim.place,
        rule=None,
        sentence=evidence.sentence.of(texts[evidence.doc_id]),
        quote=evidence.quote,
        start=evidence.span.start,
        end=evidence.span.end,
    )


def _auxiliary(claim: Claim, type_: str) -> Iterator[AuxiliaryMode]:
    if type_ not in VERBAL and claim.modality in AUXILIARY:
        yield AUXILIARY[claim.modality]
    if claim.polarity is Polarity.DENIED and type_ != "REJECT":
        yield AuxiliaryMode.NEGATION


def _sides(claim: Claim) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Divide participants into actor and recipient.

    The speaker is the actor; whoever is asked to act by a speaker is then on the receiving side.
    """
    speakers, actors, others = claim.named(Role.SPEAKER), claim.named(Role.ACTOR), claim.named(*RECIPIENTS)
    if not speakers:
        return actors, others
    return (speakers, others) if others else (speakers, actors)


def _parties(arguments: Iterable[Argument], claim: Claim, holdings: Holdings) -> tuple[EventParty, ...]:
    found: dict[str, EventParty] = {}
    for argument in arguments:
        country = _country(argument, holdings)
        party = EventParty(name=argument.name, span=claim.span, entity_id=argument.entity_id, country=country)
        found.setdefault(argument.name, party)
    return tuple(found.values())


def _country(argument: Argument, holdings: Holdings) -> str | None:
    """Return the code of an entity or of the state it belongs to."""
    entity = holdings.entities.get(argument.entity_id or "")
    if entity is None:
        return None
    state = holdings.entities.get(entity.state or "")
    return entity.country or (state.country if state else None)


def _answers(event: CodedEvent, query: Query, holdings: Holdings) -> bool:
    """Whether an event answers by itself: parties, time and words."""
    if _asks_claims(query):
        return False
    if query.is_dated and not in_time(event.time, query):
        return False
    if query.text is not None and not has_words(query.text, (event.evidence.quote,)):
        return False
    parties = [*event.actors, *event.recipients]
    sides = [{i for i, p in enumerate(parties) if _counts_for(p, q, holdings)} for q in (query.actor, query.with_) if q]
    return all(sides) and (len(sides) < 2 or len(sides[0] | sides[1]) > 1)


def _asks_claims(query: Query) -> bool:
    """Whether a query asks for what only claims have."""
    return bool(query.kinds or query.areas or query.framework or query.statuses)


def _counts_for(party: EventParty, asked: Party, holdings: Holdings) -> bool:
    """Whether a party of an event is the one asked for, or belongs to the state asked for."""
    if party.entity_id in asked.ids:
        return True
    code = _code_of(asked, holdings)
    return code is not None and code == party.country


def _code_of(asked: Party, holdings: Holdings) -> str | None:
    """Return the code by which events of a state are known; None for who is no state."""
    state = holdings.entities.get(asked.id)
    return (state.country or None) if state and asked.kind is EntityKind.STATE else None


def _each(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))
