"""What a party said in one text and in another: statements laid side by side, wording against wording.

Takes a query with an actor; gives its statements, oldest first, and the changes between two of them: what was added,
dropped, softened, hardened. Never says that a position changed where the words only differ: that is "reworded".
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, note_of, time_order
from dragoman.answer.positions import POSITIONS
from dragoman.answer.query import Query, select_claims
from dragoman.answer.strength import Phrase, Scales
from dragoman.answer.wording import time_text
from dragoman.errors import QueryError
from dragoman.reconcile.act import content_words
from dragoman.text.tokens import find_tokens
from dragoman.types.claim import Claim, Role
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

ALIKE = 0.4
"""Share of words (Dice) from which two wordings are taken to say something of the same. A judgement, not a measure."""


@dataclass(frozen=True, slots=True)
class Said:
    """One wording: its footnote, what it is about, and its phrases that stand on a scale."""

    note: Note
    areas: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a party said in one document, in the order of the text. `time` is that of its publication.

    `speakers` are the names of the party and of whoever speaks for it here; they tell no wording from another.
    """

    doc_id: str
    speakers: tuple[str, ...]
    title: str
    publisher: str | None
    when: str
    time: TimeSpan | None
    said: tuple[Said, ...]


class Change(StrEnum):
    """What became of a wording."""

    ADDED = "added"
    DROPPED = "dropped"
    HARDENED = "hardened"
    SOFTENED = "softened"
    SHIFTED = "hardened and softened"
    REWORDED = "reworded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Shift:
    """A scale on which two wordings stand apart, with the strongest phrase of each."""

    scale: str
    before: Phrase
    after: Phrase


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of a wording; `changed` where the other wording has not got it."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Aligned:
    """A wording of the earlier statement beside one of the later; one of them is None where it was added or dropped."""

    change: Change
    before: Said | None
    after: Said | None
    before_parts: tuple[Part, ...] = ()
    after_parts: tuple[Part, ...] = ()
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Two statements, and what became of each wording."""

    before: Statement
    after: Statement
    rows: tuple[Aligned, ...]


def statements(holdings: Holdings, query: Query) -> tuple[Statement, ...]:
    """Return the statements of the query's actor, and of those who act for it, oldest first, undated ones last.

    Raises:
        QueryError: there is no actor.
    """
    if query.actor is None:
        raise QueryError("statements are those of one party; give an actor, for example: Japan")
    claims = select_claims(holdings, replace(query, kinds=query.kinds or POSITIONS))
    holdings.take_cards(claim.doc_id for claim in claims)
    scales = Scales(holdings.lexicon.tables.get("strengths", ()))
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if query.actor.id in _voices(claim, holdings):
            by_document[claim.doc_id].append(claim)
    found = (_statement(said, query.actor.name, scales, holdings) for said in by_document.values())
    return tuple(sorted(found, key=lambda s: (time_order(s.time), s.title, s.doc_id)))


def _voices(claim: Claim, holdings: Holdings) -> set[str | None]:
    """Return whose position it is: the speakers (who acts, where none is named) and the states they act for."""
    speaking = claim.named(Role.SPEAKER) or claim.named(Role.ACTOR)
    ids = [argument.entity_id for argument in speaking if argument.entity_id]
    return {*ids, *(holdings.state_of(id_) for id_ in ids)}


def _statement(claims: Sequence[Claim], party: str, scales: Scales, holdings: Holdings) -> Statement:
    card = holdings.card(claims[0].doc_id)
    by_words = {claim.span: claim for claim in reversed(claims)}  # one wording can be two claims
    said = [by_words[span] for span in sorted(by_words)]
    return Statement(
        doc_id=card.doc_id,
        speakers=tuple(dict.fromkeys([party, *(a.name for c in claims for a in c.named(Role.SPEAKER))])),
        title=card.title or card.name,
        publisher=card.publisher,
        when=time_text(card.published),
        time=card.published,
        said=tuple(Said(note_of(c, holdings), c.areas, scales.measure(c.evidence[0].quote)) for c in said),
    )


def compare(found: Sequence[Statement], *, before: str = "", after: str = "") -> Changes | None:
    """Compare two statements by the ids of their documents, by default the last two that are dated.

    Without `before` it is the last dated one ahead of `after` that is taken. None where there are not two.

    Raises:
        QueryError: a document has no such statement, or one is named twice.
    """
    by_id = {statement.doc_id: statement for statement in found}
    for doc_id in (before, after):
        if doc_id and doc_id not in by_id:
            raise QueryError(f"{doc_id!r} has no statement that answers to this")
    if len(found) < 2:
        return None
    dated = [statement for statement in found if statement.time] or list(found)
    later = by_id[after] if after else next((s for s in reversed(dated) if s.doc_id != before), found[-1])
    sooner = [statement for statement in found[: found.index(later)] if statement.time] or found[:2]
    earlier = by_id[before] if before else next(s for s in reversed(sooner) if s.doc_id != later.doc_id)
    if earlier == later:
        raise QueryError("a statement is not compared with itself; name two")
    return Changes(earlier, later, compare_statements(earlier, later))


def compare_statements(before: Statement, after: Statement) -> tuple[Aligned, ...]:
    """Align two statements: in the order of the later one, then what was dropped in the order of the earlier."""
    partner = _partners(before, after)
    rows = [
        _aligned(before.said[partner[n]], said) if n in partner else Aligned(Change.ADDED, None, said)
        for n, said in enumerate(after.said)
    ]
    kept = set(partner.values())
    dropped = (Aligned(Change.DROPPED, said, None) for n, said in enumerate(before.said) if n not in kept)
    return (*rows, *dropped)


def _partners(before: Statement, after: Statement) -> dict[int, int]:
    """Pair each wording of the later statement with the one of the earlier it is most like, each once."""
    names = content_words(" ".join((*before.speakers, *after.speakers)))
    left = [content_words(said.note.quote) - names for said in before.said]
    right = [content_words(said.note.quote) - names for said in after.said]
    likeness = (
        (_likeness(one, other), -abs(n - m), n, m) for n, other in enumerate(right) for m, one in enumerate(left)
    )
    pairs: dict[int, int] = {}
    for like, _, n, m in sorted(likeness, reverse=True):
        if like >= ALIKE and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    both = len(left) + len(right)
    return 2 * len(left & right) / both if both else 0.0


def _aligned(before: Said, after: Said) -> Aligned:
    shifts = tuple(_shifts(before.phrases, after.phrases))
    steps = {shift.after.strength > shift.before.strength for shift in shifts}
    before_parts, after_parts = _parts(before.note.quote, after.note.quote)
    if steps:
        change = Change.SHIFTED if len(steps) > 1 else Change.HARDENED if True in steps else Change.SOFTENED
    else:
        is_same = not any(part.changed for part in (*before_parts, *after_parts))
        change = Change.KEPT if is_same else Change.REWORDED
    return Aligned(change, before, after, before_parts, after_parts, shifts)


def _shifts(before: Iterable[Phrase], after: Iterable[Phrase]) -> Iterable[Shift]:
    """Yield the scales on which both stand, and not equally high; the strongest phrase of each counts."""
    earlier, later = _strongest(before), _strongest(after)
    for scale, phrase in earlier.items():
        other = later.get(scale)
        if other and other.strength != phrase.strength:
            yield Shift(scale, phrase, other)


def _strongest(phrases: Iterable[Phrase]) -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for phrase in phrases:
        if phrase.scale not in found or phrase.strength > found[phrase.scale].strength:
            found[phrase.scale] = phrase
    return found


def _parts(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Cut two wordings into what they share and what only one has, word by word; the parts join to the wordings."""
    left, right = (find_tokens(text, Span(0, len(text))) for text in (before, after))
    matcher = SequenceMatcher(None, [t.low for t in left], [t.low for t in right], autojunk=False)
    cuts: tuple[list[Part], list[Part]] = ([], [])
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for side, text, tokens, start, end in ((0, before, left, i1, i2), (1, after, right, j1, j2)):
            if start < end:
                first = tokens[start].start if start else 0
                last = tokens[end].start if end < len(tokens) else len(text)
                cuts[side].append(Part(text[first:last], changed=tag != "equal"))
    return tuple(cuts[0]), tuple(cuts[1])
