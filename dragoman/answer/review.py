"""The queue for people: pairs that may be one act, joins that may be two, conflicts nobody has settled.

Takes holdings and a query; gives questions, the most doubtful first, each with the texts it is about side by side.
Never asks again what somebody has answered, and never decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.answer.conflicts import conflicts
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, note_of
from dragoman.answer.query import Query, choice_of, select_ids
from dragoman.reconcile.judging.doubtful import Doubtful, doubtful_pairs
from dragoman.types.choice import WHOLE, Window
from dragoman.types.claim import Claim
from dragoman.types.doubt import Severity
from dragoman.types.fact import Fact, Verdict
from dragoman.types.judgement import Decision
from dragoman.types.store import Store

MAX_WEIGHED = 3_000
"""Facts that are weighed against each other while somebody waits: 0.6 ms each."""
MAX_CONFLICTS = 200
"""Open conflicts that are asked about where more facts match."""
CONTEXT_CHARS = 240
"""Text shown on each side of a quote, in code points."""
SEVERITY = {Severity.HIGH: 0.9, Severity.MEDIUM: 0.6, Severity.LOW: 0.3}
"""Where conflicts stand among the pairs, which go by their doubt."""


class Topic(StrEnum):
    """What is asked: are two facts one, is one fact two, which reading holds."""

    APART = "apart"
    JOINED = "joined"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Side:
    """One text: the words as a footnote, and what stands before and after them. `label` names the reading."""

    label: str
    note: Note
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to decide. `ids` are the two claims, or the conflict; `readings` what a conflict can be settled to.

    `doubt` is 0..1, `reason` a sentence: what speaks against the one answer or for the other.
    """

    topic: Topic
    ids: tuple[str, ...]
    text: str
    reason: str
    doubt: float
    sides: tuple[Side, ...]
    readings: tuple[str, ...] = ()


def review(holdings: Holdings, query: Query) -> tuple[Question, ...]:
    """Return what is to be decided about the facts and conflicts that match `query`, most doubtful first."""
    found = (*_pairs(holdings, query), *_conflicts(holdings, query, WHOLE))
    return tuple(sorted(found, key=_place))


def review_some(holdings: Holdings, query: Query) -> tuple[Question, ...]:
    """Return the same as `review`, for somebody who waits.

    Where too much matches to be weighed, the first MAX_CONFLICTS open conflicts alone.
    """
    if is_weighed(holdings, query):
        return review(holdings, query)
    return tuple(sorted(_conflicts(holdings, query, Window(limit=MAX_CONFLICTS)), key=_place))


def is_weighed(holdings: Holdings, query: Query) -> bool:
    """Whether so few facts match that `review_some` weighs them against each other."""
    return holdings.store.count_facts(choice_of(query, holdings)) <= MAX_WEIGHED


def _place(question: Question) -> tuple[float, Topic, tuple[str, ...]]:
    return -question.doubt, question.topic, question.ids


def _pairs(holdings: Holdings, query: Query) -> Iterator[Question]:
    facts = holdings.facts_of(select_ids(holdings, query))
    fact_of = {claim_id: fact for fact in facts for claim_id in fact.claim_ids}
    claims = {claim.id: claim for claim in holdings.claims_of(fact_of)}
    for pair in doubtful_pairs(facts, claims, holdings.entities, holdings.datings):
        one, other = fact_of[pair.left], fact_of[pair.right]
        if not _is_answered(pair, one, other, holdings):
            yield _pair_question(pair, one, holdings)


def _is_answered(pair: Doubtful, one: Fact, other: Fact, holdings: Holdings) -> bool:
    """Whether somebody has said something about the two, or accepted the fact that joins them."""
    ruling = holdings.ruling
    if pair.is_joined:
        verdicts = [ruling.verdicts.get(claim_id) for claim_id in one.claim_ids]
        accepted = all(v is not None and v.decision is Decision.ACCEPT for v in verdicts)
        return accepted or frozenset({pair.left, pair.right}) in ruling.asked
    left, right = set(one.claim_ids), set(other.claim_ids)
    return any(asked & left and asked & right for asked in ruling.asked)


def _pair_question(pair: Doubtful, fact: Fact, holdings: Holdings) -> Question:
    kind = fact.kind.replace("_", " ")
    if pair.is_joined:
        text, reason = f"Is this one {kind}?", "They are joined, and hardly alike in days, words and names."
    else:
        against = [obstacle.sentence for obstacle in pair.obstacles]
        text = f"Do both tell the same {kind}?"
        reason = (
            f"They are kept apart: {against[0]}." if against else "Nothing speaks against it, and too little for it."
        )
    return Question(
        topic=Topic.JOINED if pair.is_joined else Topic.APART,
        ids=(pair.left, pair.right),
        text=text,
        reason=reason,
        doubt=pair.doubt,
        sides=tuple(_side("", claim, holdings) for claim in holdings.claims_of((pair.left, pair.right))),
    )


def _conflicts(holdings: Holdings, query: Query, window: Window) -> Iterator[Question]:
    rows = [row for row in conflicts(holdings, query, window) if row.verdict is Verdict.OPEN]
    found = tuple(holdings.store.conflicts([row.conflict_id for row in rows]))
    severity = {conflict.id: conflict.severity for conflict in found}
    readings_of = {conflict.id: conflict.readings for conflict in found}
    first = [r.claim_ids[0] for readings in readings_of.values() for r in readings if r.claim_ids]
    holdings.store.texts([claim.doc_id for claim in holdings.claims_of(first)])  # together: each is cited below
    for row in rows:
        readings = readings_of[row.conflict_id]
        yield Question(
            topic=Topic.CONFLICT,
            ids=(row.conflict_id,),
            text=f"Which {row.kind.value} holds?",
            reason=row.explanation,
            doubt=SEVERITY[severity[row.conflict_id]],
            sides=tuple(_first_sides(((r.value, holdings.claims_of(r.claim_ids)) for r in readings), holdings)),
            readings=tuple(reading.value for reading in readings),
        )


def _first_sides(readings: Iterable[tuple[str, tuple[Claim, ...]]], holdings: Holdings) -> Iterator[Side]:
    """Yield the first text of each reading that has one."""
    for value, claims in readings:
        if claims:
            yield _side(value, claims[0], holdings)


def _side(label: str, claim: Claim, holdings: Holdings) -> Side:
    note = note_of(claim, holdings)
    text = _text(note.doc_id, holdings.store)
    return Side(
        label=label,
        note=note,
        before=text[max(0, note.start - CONTEXT_CHARS) : note.start],
        after=text[note.end : note.end + CONTEXT_CHARS],
    )


def _text(doc_id: str, store: Store) -> str:
    return store.texts([doc_id])[doc_id]
