"""Positions: what each speaker said on an issue, in order of time, in the words used.

Takes a query; gives statements and accusations by speaker, area and time. Never merges two wordings: a copy of the
same words in a dependent report is one position with several footnotes, other words are another position.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, in_roles, notes_of, time_order
from dragoman.answer.query import Query, claims_choice_of, select_claims
from dragoman.answer.wording import time_text
from dragoman.errors import QueryError
from dragoman.text.folding import fold_name
from dragoman.types.claim import Claim, Modality, Polarity, Role
from dragoman.types.value import TimeSpan

POSITIONS = ("statement", "accusation")
MAX_TOLD = 5_000
"""Claims whose wordings are laid out while somebody waits, at some 0.1 ms each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One wording by one speaker. `reported` is the day of the first report, where the act itself is undated."""

    speaker: tuple[str, ...]
    kind: str
    areas: tuple[str, ...]
    when: str
    time: TimeSpan | None
    reported: TimeSpan | None
    towards: tuple[str, ...]
    modality: Modality
    polarity: Polarity
    quote: str
    framework: str | None
    fact_ids: tuple[str, ...]
    sources: int
    notes: tuple[Note, ...]


def positions(holdings: Holdings, query: Query) -> tuple[Position, ...]:
    """Return the wordings that match, by speaker, then main area, then time, undated ones last."""
    claims = select_claims(holdings, replace(query, kinds=query.kinds or POSITIONS))
    holdings.take_cards(claim.doc_id for claim in claims)
    holdings.facts_of_claim.take(claim.id for claim in claims)
    wordings: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        wordings[(_speakers(claim), claim.kind, claim.time, fold_name(claim.evidence[0].quote))].append(claim)
    found = (_position(same, holdings) for same in wordings.values())
    return tuple(sorted(found, key=_order))


def is_soon_told(holdings: Holdings, query: Query) -> bool:
    """Whether so few claims are to be read that `positions` can be told while somebody waits."""
    choice = claims_choice_of(replace(query, kinds=query.kinds or POSITIONS), holdings)
    return holdings.store.count_claims_of(choice, at_most=MAX_TOLD + 1) <= MAX_TOLD


def soon_positions(holdings: Holdings, query: Query) -> tuple[Position, ...]:
    """Return the wordings that match for somebody who waits; see `positions`.

    Raises:
        QueryError: too many claims are to be read.
    """
    if not is_soon_told(holdings, query):
        raise QueryError(
            f"more than {MAX_TOLD:,} statements are to be read for this, too many to be told at once; give an actor, a "
            "pair, a field, or since and until, or ask `dragoman positions`, which takes its time"
        )
    return positions(holdings, query)


def _position(claims: list[Claim], holdings: Holdings) -> Position:
    claim = claims[0]
    notes = notes_of(claims, holdings)
    return Position(
        speaker=_speakers(claim),
        kind=claim.kind,
        areas=claim.areas,
        when=time_text(claim.time),
        time=claim.time,
        reported=notes[0].published,
        towards=in_roles(claim.arguments, *_towards(claim)),
        modality=claim.modality,
        polarity=claim.polarity,
        quote=claim.evidence[0].quote,
        framework=claim.framework,
        fact_ids=_fact_ids(claims, holdings),
        sources=len({note.group for note in notes}),
        notes=notes,
    )


def _speakers(claim: Claim) -> tuple[str, ...]:
    """Whose position it is: the speakers, or who acts where the report only describes a stance."""
    return in_roles(claim.arguments, Role.SPEAKER) or in_roles(claim.arguments, Role.ACTOR)


def _towards(claim: Claim) -> tuple[Role, ...]:
    """The roles of those spoken to or about; whoever should act is one of them where somebody else speaks."""
    others = (Role.COUNTERPART, Role.BENEFICIARY, Role.HOST)
    return (Role.ACTOR, *others) if claim.named(Role.SPEAKER) else others


def _fact_ids(claims: Iterable[Claim], holdings: Holdings) -> tuple[str, ...]:
    return tuple(sorted({fact for claim in claims for fact in holdings.facts_of_claim.get(claim.id, ())}))


def _order(position: Position) -> tuple[object, ...]:
    area = position.areas[0] if position.areas else "~"
    first = position.notes[0]
    time = position.time or position.reported
    return position.speaker, area, time_order(time), first.document, first.start, first.claim_id
