"""How a document tells: its sentences in order with their paragraphs and times, and who stands behind a mention.

Takes a document's annotations and the lexicon; gives a Telling. The rules of this room look at nothing else but the
claims themselves.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Claim, Role
from dragoman.types.document import Document, SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeMention, TimeSpan, TimeType, TimeUse

FRESH = timedelta(days=7)  # a report tells of its own occasion; what lies further back is background


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence: its number, its span, and the number of its paragraph."""

    index: int
    span: Span
    paragraph: int


@dataclass(frozen=True)
class Telling:
    """A document as it tells; `published` is the interval of its date, None where nothing fixes it."""

    text: str
    annotations: Annotations
    lexicon: Lexicon
    published: TimeSpan | None

    @cached_property
    def sentences(self) -> tuple[Told, ...]:
        """All sentences in text order."""
        found = (s for s in self.annotations.segments if s.kind is SegmentKind.SENTENCE)
        return tuple(Told(index, s.span, s.parent or 0) for index, s in enumerate(found))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _times(self) -> SpanIndex[TimeMention]:
        return SpanIndex(self.annotations.times, key=lambda t: t.span)

    @cached_property
    def _mentions(self) -> SpanIndex[Mention]:
        return SpanIndex(self.annotations.mentions, key=lambda m: m.span)

    @cached_property
    def by_id(self) -> dict[str, Mention]:
        """Mentions by their id."""
        return {m.id: m for m in self.annotations.mentions}

    def place(self, claim: Claim) -> Told:
        """Return the sentence a claim stands in."""
        return self.sentences[max(0, bisect_right(self._starts, claim.span.start) - 1)]

    def times(self, stretch: Span) -> list[TimeMention]:
        """Return the times inside a stretch."""
        return self._times.inside(stretch)

    def mentions(self, stretch: Span) -> list[Mention]:
        """Return the mentions inside a stretch."""
        return self._mentions.inside(stretch)

    @cached_property
    def _keys(self) -> dict[str, frozenset[str]]:
        """The keys of the mentions asked of so far, by their id."""
        return {}

    def keys(self, mention: Mention | None) -> frozenset[str]:
        """Return what tells whether two mentions may be the same party: entities, office, state, last word of a name.

        A group stands for all it refers to.
        """
        if mention is None:
            return frozenset()
        known = self._keys.get(mention.id)
        if known is None:
            known = self._keys[mention.id] = self._find_keys(mention)
        return known

    def _find_keys(self, mention: Mention) -> frozenset[str]:
        found = {*mention.candidates[:1], *filter(None, (mention.of,))}
        found |= {state for c in mention.candidates[:1] if (e := self.lexicon.entities.get(c)) and (state := e.state)}
        if mention.office:
            found.add(f"office {mention.office}")
        if mention.kind is EntityKind.PERSON:
            name = mention.holder.of(self.text) if mention.holder else mention.text
            found.add(f"name {fold(name.split()[-1])}")
        return frozenset(found).union(*(self.keys(self.by_id.get(i)) for i in mention.refers if i != mention.id))

    def parties(self, claim: Claim, *roles: Role) -> frozenset[str]:
        """Return the keys of a claim's participants in these roles; of all, where none is named."""
        told = [a for a in claim.arguments if not roles or a.role in roles]
        return frozenset().union(*(self.keys(self.by_id.get(a.mention_id or "")) for a in told))

    def is_near(self, time: TimeSpan | None) -> bool:
        """Whether a time is one day that a report of this date tells of as its own; further back is background."""
        if time is None or not is_day(time):
            return False
        known = self.published
        return known is None or known.earliest - FRESH <= time.earliest <= known.latest

    def is_fresh(self, mention: TimeMention) -> bool:
        """Whether a mention names a day of the report's own occasion."""
        return is_dated_day(mention) and self.is_near(mention.time)

    def is_joint(self, claim: Claim) -> bool:
        """Whether the actors are named together: "the two sides", "they", "both leaders"."""
        mentions = (self.by_id.get(a.mention_id or "") for a in claim.arguments)
        return any(m is not None and m.kind is EntityKind.GROUP and len(m.refers) != 1 for m in mentions)


def tell(doc: Document, annotations: Annotations, lexicon: Lexicon) -> Telling:
    """Make the Telling of a document."""
    return Telling(doc.text, annotations, lexicon, annotations.dating.time)


def at_time(claim: Claim, time: TimeSpan | None) -> Claim:
    """Return the claim with this time; as it is where it has it."""
    return claim if claim.time == time else replace(claim, time=time)


def is_day(time: TimeSpan | None) -> bool:
    """Whether a time is one known day."""
    return time is not None and time.earliest == time.latest


def is_dated_day(mention: TimeMention) -> bool:
    """Whether a mention names one day on which something is."""
    known = mention.type in {TimeType.DATE, TimeType.TIME} and mention.use is TimeUse.AT
    return known and is_day(mention.time)


def day_of(time: TimeSpan) -> TimeSpan:
    """Return the day of a time as a day."""
    return TimeSpan(time.earliest, time.latest, Precision.DAY)
