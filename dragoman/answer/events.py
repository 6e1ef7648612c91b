"""Event data: claims as PLOVER events, comparable with POLECAT, ICEWS and GDELT.

Takes claims; gives one EventRow for each that codes as an event. Type, mode and contexts are the claim's own where
it carries them, else what its kind and modality stand for in the lexicon. Never codes a claim PLOVER has no class for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.lexicon.records import ClaimKind
from dragoman.types.claim import Argument, Claim, Polarity, Role
from dragoman.types.value import TimeSpan

# PLOVER manual 2.0, quad table: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. SANCTION is
# material conflict as its own section says (one appendix table differs).
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
RECIPIENTS = (Role.COUNTERPART, Role.BENEFICIARY, Role.HOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One coded event. Countries are ISO 3166-1 alpha-3 or PLOVER organisation codes, in order, none if unknown."""

    claim_id: str
    doc_id: str
    document: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    actor_country: tuple[str, ...]
    recipient_country: tuple[str, ...]
    actor_name: tuple[str, ...]
    recipient_name: tuple[str, ...]
    time: TimeSpan | None
    place: str | None
    sentence: str
    start: int
    end: int


def events(holdings: Holdings, claims: Iterable[Claim]) -> tuple[EventRow, ...]:
    """Code claims as events, in the order given; those without a class are left out."""
    texts: dict[str, str] = {}
    rows = []
    for claim in claims:
        event_type = event_type_of(claim, holdings.lexicon.kinds.get(claim.kind))
        if event_type in QUADS:
            rows.append(_row(claim, event_type, holdings, texts))
    return tuple(rows)


def event_type_of(claim: Claim, kind: ClaimKind | None) -> str:
    """Return the PLOVER type of a claim, "" if it has none.

    A denied claim has only a type where the extraction gave it one: denying a visit is no CONSULT.
    """
    if claim.event:
        return claim.event
    if kind is None or claim.polarity is Polarity.DENIED:
        return ""
    return kind.events.get(claim.modality.value, kind.events.get("default", ""))


def _row(claim: Claim, event_type: str, holdings: Holdings, texts: dict[str, str]) -> EventRow:
    actors, recipients = _sides(claim)
    evidence = claim.evidence[0]
    if claim.doc_id not in texts:
        doc = holdings.store.document(claim.doc_id)
        texts.clear()  # claims come by document: one text at a time is enough
        texts[claim.doc_id] = doc.text if doc else ""
    return EventRow(
        claim_id=claim.id,
        doc_id=claim.doc_id,
        document=holdings.card(claim.doc_id).name,
        event_type=event_type,
        mode=claim.mode,
        contexts=claim.contexts,
        quad=QUADS[event_type],
        actor_country=_countries(actors, holdings),
        recipient_country=_countries(recipients, holdings),
        actor_name=tuple(dict.fromkeys(a.name for a in actors)),
        recipient_name=tuple(dict.fromkeys(a.name for a in recipients)),
        time=claim.time,
        place=claim.place,
        sentence=evidence.sentence.of(texts[claim.doc_id]),
        start=evidence.span.start,
        end=evidence.span.end,
    )


def _sides(claim: Claim) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Divide participants into actor and recipient.

    The speaker is the actor; whoever is asked to act by a speaker is then on the receiving side.
    """
    speakers, actors, others = claim.named(Role.SPEAKER), claim.named(Role.ACTOR), claim.named(*RECIPIENTS)
    if not speakers:
        return actors, others
    return (speakers, others) if others else (speakers, actors)


def _countries(arguments: Iterable[Argument], holdings: Holdings) -> tuple[str, ...]:
    codes = (_country(argument, holdings) for argument in arguments)
    return tuple(dict.fromkeys(code for code in codes if code))


def _country(argument: Argument, holdings: Holdings) -> str | None:
    """Return the code of an entity or of the state it belongs to."""
    entity = holdings.entities.get(argument.entity_id or "")
    if entity is None:
        return None
    state = holdings.entities.get(entity.state or "")
    return entity.country or (state.country if state else None)
