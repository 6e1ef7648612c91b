"""How a conflict is written down: its readings, the words they rest on, and its id.

Takes a fact and its claims by reading; gives a Conflict. Decides nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.types.claim import Claim, Evidence, cite
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Fact, Reading, Verdict
from dragoman.types.ids import make_id
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A fact with its claims, in document and text order, what is known of parties, and a way to read documents."""

    fact: Fact
    claims: Sequence[Claim]
    entities: Mapping[str, Entity]
    document: Callable[[str], Document | None]

    @property
    def told(self) -> str:
        """The kind of the fact in words: "agreement signed"."""
        return self.fact.kind.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Found:
    """What a detector found: the field, what makes it of its kind, and the sentence that says it."""

    kind: ConflictKind
    field: str
    why: str
    severity: Severity = Severity.MEDIUM
    is_explained: bool = False


def to_conflict(
    fact: Fact, found: Found, readings: Mapping[str, Sequence[Claim]], evidence: Iterable[Evidence] = ()
) -> Conflict:
    """Return the conflict between `readings`: values as printed for people, each with the claims that give it.

    `evidence` are words beside the claims' own that a reading rests on.
    """
    cited = [*(c.evidence[0] for claims in readings.values() for c in claims), *evidence]
    return Conflict(
        id=make_id("cnf", fact.id, found.kind.value, found.field, *sorted(readings)),
        kind=found.kind,
        field=found.field,
        readings=tuple(Reading(value, tuple(sorted({c.id for c in readings[value]}))) for value in sorted(readings)),
        evidence=tuple(sorted(set(cited), key=lambda e: (e.doc_id, e.span, e.quote))),
        explanation=found.why,
        fact_id=fact.id,
        verdict=Verdict.EXPLAINED if found.is_explained else Verdict.OPEN,
        severity=found.severity,
    )


def sentences_of(readings: Mapping[str, Sequence[Claim]], held: Weighed) -> Iterator[Evidence]:
    """Yield the whole sentences of claims: the words that date an act often stand outside its clause."""
    for claim in (c for claims in readings.values() for c in claims):
        doc, sentence = held.document(claim.doc_id), claim.evidence[0].sentence
        if doc is not None and sentence != claim.span:
            yield cite(doc, sentence, sentence)


def show_time(time: TimeSpan) -> str:
    """Return a time as ISO days: "2018-07-09" or "2018-07-08/2018-07-09"."""
    return str(time.earliest) if time.days == 1 else f"{time.earliest}/{time.latest}"


def documents_of(claims: Iterable[Claim]) -> set[str]:
    """Return the ids of the documents that claims stand in."""
    return {c.doc_id for c in claims}
