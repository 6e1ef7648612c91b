"""What the standing judgements say of the claims at hand: each anchor is found again, or its judgement is an orphan.

Takes the log, claims and documents; gives a Ruling. Changes nothing, and forgets nothing: what can no longer be placed
is named with the reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.reconcile.judging.log import standing
from dragoman.text.anchors import find_anchor
from dragoman.types.claim import Claim
from dragoman.types.document import Document
from dragoman.types.judgement import Anchor, Decision, Judgement
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True)
class Lost:
    """An anchor that cannot be found, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A judgement about which claims are of one act: all `together` are, and none of them is of that of `apart`.

    `is_cut` says that `together` is all there is on that side: no other claim follows it.
    """

    judgement: Judgement
    together: tuple[str, ...]
    apart: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Settlement:
    """A conflict that is settled, by the places of the words it rests on: document and span."""

    judgement: Judgement
    places: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What stands: verdicts, corrections and notes by claim, oldest first; ties and settlements, oldest first.

    `asked` are pairs of claims of which somebody has said whether they are one act, or that nobody can tell; `orphans`
    are judgements of which some words cannot be found, by id, with the reason.
    """

    verdicts: Mapping[str, Judgement] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    asked: frozenset[frozenset[str]] = frozenset()
    settlements: tuple[Settlement, ...] = ()
    orphans: Mapping[str, str] = field(default_factory=dict)

    @property
    def decided(self) -> frozenset[str]:
        """Ids of the claims that a verdict, a correction or a tie that stands is about; a note decides nothing."""
        tied = {claim for tie in self.ties for claim in (*tie.together, *((tie.apart,) if tie.apart else ()))}
        return frozenset(tied.union(self.verdicts, self.corrections))

    def is_rejected(self, claim_id: str) -> bool:
        """Whether the latest verdict on a claim rejects it."""
        verdict = self.verdicts.get(claim_id)
        return verdict is not None and verdict.decision is Decision.REJECT


def rule(log: Iterable[Judgement], claims: Iterable[Claim], documents: Mapping[str, Document]) -> Ruling:
    """Return what the log says of these claims; `documents` are by id."""
    lines = standing(log)
    if not lines:
        return Ruling()
    return _Court(claims, documents, lines).ruling()


class _Court:
    """Reads the judgements one after the other, oldest first."""

    def __init__(self, claims: Iterable[Claim], documents: Mapping[str, Document], lines: Sequence[Judgement]) -> None:
        wanted = {anchor.doc_id for line in lines for anchor in anchors_of(line)}
        self._lines = lines
        self._documents = documents
        self._claims: dict[str, dict[str, Claim]] = {}
        for claim in claims:
            if claim.doc_id in wanted:
                self._claims.setdefault(claim.doc_id, {})[claim.id] = claim
        self._verdicts: dict[str, Judgement] = {}
        self._corrections: dict[str, dict[str, Judgement]] = {}
        self._notes: dict[str, list[Judgement]] = {}
        self._ties: list[Tie] = []
        self._asked: set[frozenset[str]] = set()
        self._settlements: list[Settlement] = []
        self._orphans: dict[str, str] = {}

    def ruling(self) -> Ruling:
        """Return what all lines say."""
        for line in self._lines:
            READERS[line.decision](self, line)
        return Ruling(
            verdicts=self._verdicts,
            corrections={claim: tuple(found.values()) for claim, found in self._corrections.items()},
            notes={claim: tuple(found) for claim, found in self._notes.items()},
            ties=tuple(self._ties),
            asked=frozenset(self._asked),
            settlements=tuple(self._settlements),
            orphans=self._orphans,
        )

    def read_verdict(self, line: Judgement) -> None:
        """Accept or reject claims: the latest counts."""
        for claim_id in self._found(line, (line.left, *line.also)):
            self._verdicts[claim_id] = line

    def read_correction(self, line: Judgement) -> None:
        """Put a value right: the latest counts for its field."""
        for claim_id in self._found(line, (line.left, *line.also)):
            self._corrections.setdefault(claim_id, {})[line.field or ""] = line

    def read_note(self, line: Judgement) -> None:
        """Keep what somebody remarked, on claims or on the words of a conflict."""
        for claim_id in self._found(line, (line.left, *line.also)):
            self._notes.setdefault(claim_id, []).append(line)

    def read_tie(self, line: Judgement) -> None:
        """Keep two acts together or apart, or note that nobody can tell; both sides must be there."""
        left = self._found(line, (line.left,))
        right = self._found(line, (line.right,)) if line.right else ()
        if not left or not right:
            return
        self._asked.add(frozenset((*left, *right)))
        if line.decision is Decision.SAME:
            self._ties.append(Tie(line, (*left, *right)))
        elif line.decision is Decision.DIFFERENT:
            self._ties.append(Tie(line, left, right[0]))

    def read_split(self, line: Judgement) -> None:
        """Take claims out of the fact of another one."""
        taken = self._found(line, (line.left, *line.also))
        rest = self._found(line, (line.right,)) if line.right else ()
        if taken and rest:
            self._ties.append(Tie(line, taken, rest[0], is_cut=True))

    def read_settlement(self, line: Judgement) -> None:
        """Keep which words a settled conflict rests on."""
        places = []
        for anchor in (line.left, *line.also):
            span = self._span(anchor)
            if isinstance(span, Lost):
                self._orphans[line.id] = span.why
            else:
                places.append((anchor.doc_id, span))
        if places:
            self._settlements.append(Settlement(line, tuple(places)))

    def _found(self, line: Judgement, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        """Return the claims of those anchors that can be found; name the judgement where one cannot."""
        found = []
        for anchor in anchors:
            claim_id = self._claim(anchor)
            if isinstance(claim_id, Lost):
                self._orphans[line.id] = claim_id.why
            else:
                found.append(claim_id)
        return tuple(dict.fromkeys(found))

    def _claim(self, anchor: Anchor) -> str | Lost:
        claims = self._claims.get(anchor.doc_id, {})
        known = claims.get(anchor.claim_id)
        if known is not None and known.evidence[0].quote == anchor.exact:
            return known.id
        span = self._span(anchor)
        if isinstance(span, Lost):
            return span
        near = [c for c in claims.values() if c.span.overlaps(span) and anchor.kind in {"", c.kind}]
        if not near:
            return Lost(f"no {anchor.kind.replace('_', ' ')} is read from its words now")
        return min(near, key=lambda c: (-_shared(c.span, span), len(c.span), c.id)).id

    def _span(self, anchor: Anchor) -> Span | Lost:
        doc = self._documents.get(anchor.doc_id)
        if doc is None:
            return Lost("its document is not in the register")
        return find_anchor(anchor, doc.text) or Lost(f"its words do not stand in {doc.name} any more")


READERS: Mapping[Decision, Callable[[_Court, Judgement], None]] = {
    Decision.SAME: _Court.read_tie,
    Decision.DIFFERENT: _Court.read_tie,
    Decision.UNSURE: _Court.read_tie,
    Decision.ACCEPT: _Court.read_verdict,
    Decision.REJECT: _Court.read_verdict,
    Decision.CORRECT: _Court.read_correction,
    Decision.SPLIT: _Court.read_split,
    Decision.SETTLE: _Court.read_settlement,
    Decision.NOTE: _Court.read_note,
}
"""What is done with a line of each kind."""


def anchors_of(line: Judgement) -> tuple[Anchor, ...]:
    """Return all anchors of a judgement, left first."""
    return (line.left, *((line.right,) if line.right else ()), *line.also)


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)
