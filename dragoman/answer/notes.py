"""Footnotes: the words a line rests on, who printed them, when and where.

Takes claims; gives Notes, earliest report first. Never shortens a quote.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.types.claim import Argument, Claim, Evidence, Modality, Polarity, Role
from dragoman.types.fact import Conflict, Fact, Verdict
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One claim as a footnote. `document` is its file name; `start` and `end` are code points of its text.

    `speaker` are those whose words it gives, `attribution` the source as the report prints it; notes of one
    `group` depend on each other and count as one source.
    """

    claim_id: str
    doc_id: str
    document: str
    publisher: str | None
    published: TimeSpan | None
    start: int
    end: int
    quote: str
    modality: Modality
    polarity: Polarity
    speaker: tuple[str, ...]
    attribution: str | None
    group: str
    address: str | None


def note_of(claim: Claim, holdings: Holdings) -> Note:
    """Make the footnote of one claim, once for the length of a question: several parts of an entry show it."""
    made: Note | None = holdings.noted.get(claim.id)
    if made is None:
        made = holdings.noted[claim.id] = _note(claim, claim.evidence[0], holdings)
    return made


def notes_of(claims: Iterable[Claim], holdings: Holdings) -> tuple[Note, ...]:
    """Make the footnotes of claims: those of dated documents first, by day, then by document and place."""
    notes = [note_of(claim, holdings) for claim in claims]
    return tuple(sorted(notes, key=_order) if len(notes) > 1 else notes)


def notes_of_fact(fact: Fact, holdings: Holdings) -> tuple[Note, ...]:
    """Make the footnotes of all claims of a fact."""
    return notes_of(holdings.claims_of(fact.claim_ids), holdings)


def main_claim(fact: Fact, holdings: Holdings) -> Claim | None:
    """Return the claim that tells the fact best: of its last stage, then the surest, then the earliest in order."""
    claims = holdings.claims_of(fact.claim_ids)
    if len(claims) < 2:
        return claims[0] if claims else None
    own = set(fact.claim_ids)  # a later act may have moved the fact on: a stage none of its own claims tells
    last = next((told for step in reversed(fact.history) if (told := own.intersection(step.claim_ids))), own)
    return max(claims, key=lambda c: (c.id in last, c.score, -claims.index(c)), default=None)


def is_disputed(conflicts: Iterable[Conflict]) -> bool:
    """Whether some conflict is still open."""
    return any(conflict.verdict is Verdict.OPEN for conflict in conflicts)


def is_judged(fact: Fact, holdings: Holdings) -> bool:
    """Whether somebody decided about a claim of a fact, or settled a conflict about it."""
    conflicts = holdings.conflicts_of_fact.get(fact.id, ())
    settled = any(conflict.verdict is Verdict.SETTLED for conflict in conflicts)
    return settled or not holdings.decided.isdisjoint(fact.claim_ids)


def in_roles(arguments: Iterable[Argument], *roles: Role) -> tuple[str, ...]:
    """Return the names in these roles, each once, in order."""
    return tuple(dict.fromkeys(argument.name for argument in arguments if argument.role in roles))


def evidence_notes(conflict: Conflict, holdings: Holdings) -> tuple[Note, ...]:
    """Make the footnotes of a conflict: its evidence, with the claim that rests on it where there is one."""
    claims = {
        (c.doc_id, e.span): c for r in conflict.readings for c in holdings.claims_of(r.claim_ids) for e in c.evidence
    }
    notes = []
    for evidence in conflict.evidence:
        claim = claims.get((evidence.doc_id, evidence.span))
        if claim is not None:
            is_first = claim.span == evidence.span
            notes.append(note_of(claim, holdings) if is_first else _note(claim, evidence, holdings))
    return tuple(sorted(notes, key=_order))


def time_order(time: TimeSpan | None) -> tuple[date, date]:
    """Sort key of a time: by first day, then last day; unknown times come last."""
    return (time.earliest, time.latest) if time else (date.max, date.max)


def _note(claim: Claim, evidence: Evidence, holdings: Holdings) -> Note:
    card = holdings.card(evidence.doc_id)
    return Note(
        claim_id=claim.id,
        doc_id=evidence.doc_id,
        document=card.name,
        publisher=card.publisher,
        published=card.published,
        start=evidence.span.start,
        end=evidence.span.end,
        quote=evidence.quote,
        modality=claim.modality,
        polarity=claim.polarity,
        speaker=in_roles(claim.arguments, Role.SPEAKER),
        attribution=claim.source,
        group=card.group,
        address=card.address,
    )


def _order(note: Note) -> tuple[tuple[date, date], str, int, int, str]:
    return time_order(note.published), note.document, note.start, note.end, note.claim_id
