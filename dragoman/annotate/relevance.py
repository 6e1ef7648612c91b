"""Which sentences can carry a claim: one cheap look, so that only these are read with care.

Takes the text, its segments and mentions, and the rule tables of the lexicon; gives indices of sentence segments, in
order. A sentence can carry a claim where a party is in reach and words of a row of `frames.tsv`, or of a committing
row of `cues.tsv`, stand in it. Wider than any reading of the tables: it knows no clauses and hardly any order, so that
no reading of these rows makes a claim of what it stops. Never reads anything itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Protocol

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.inflection import inflect, plural_of
from dragoman.text.intervals import SpanIndex
from dragoman.text.marks import is_question, is_quotation_open, opens_quotation
from dragoman.text.predicates import Element, irregular_verbs, parse_predicate
from dragoman.text.tokens import find_words
from dragoman.types.document import REPORTING, Document, Segment, SegmentKind
from dragoman.types.entity import PARTIES, SIDES, EntityKind
from dragoman.types.issue import OFF_TOPIC, Issue
from dragoman.types.span import Span

LIGHT = ("be", "have", "make", "take", "go", "get", "come")
"""Verbs that begin rows and say nothing alone: they want the rest of their row."""
LINKS = frozenset(
    "to in on at for from with of by as into through over off out between about against upon near before that".split()
)
"""Words of most sentences: a row that needs nothing more wants one soon behind its first word, not just anywhere."""
LINK_SLACK = 2  # words between a verb and its link beyond the gap of the row ("agreed last week to")
PRONOUNS = frozenset("i we he she it they".split())
COUNTRIES = frozenset("state country nation".split())


class Named(Protocol):
    """A name found in the text: a mention, or a draft of one."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def kind(self) -> EntityKind:
        """What it names."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the entities it may mean, best first."""

    @property
    def of(self) -> str | None:
        """The id of the state or organisation its title names."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a row needs beside its first word: of each set of `others` a word anywhere, and a link within `reach`."""

    others: tuple[frozenset[str], ...]
    links: frozenset[str]
    reach: int

    def is_met(self, first: str, words: Sequence[str], found: frozenset[str]) -> bool:
        """Whether the sentence of `words` (as a set: `found`) has it all beside `first`."""
        if any(found.isdisjoint(other) for other in self.others):
            return False
        places = (place for place, word in enumerate(words) if word == first)
        return not self.links or any(not self.links.isdisjoint(words[p + 1 : p + 1 + self.reach]) for p in places)


POINT_CHARS = 60  # how far into a point of a list its noun may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The rows of the tables as sets of words.

    `alone` are rows of one word; `strong` these and the other words that begin a row, but light verbs; `needs` the rest
    of the rows by their first words. `named` are verbs that stand in names, too ("States"); `described` words that
    stand for a party not named ("it", "the minister"); `points` the nouns that points of lists begin with.
    """

    alone: frozenset[str]
    strong: frozenset[str]
    needs: Mapping[str, tuple[Need, ...]]
    named: frozenset[str]
    described: frozenset[str]
    points: frozenset[str]

    def heads_point(self, text: str, sentence: Span) -> bool:
        """Whether a point of a list begins with the noun of an act ("Launch of a dialogue")."""
        words = find_words(sentence.of(text)[:POINT_CHARS])
        return not self.points.isdisjoint(words)

    def lets_pass(self, text: str, sentence: Span, parties: Sequence[Named]) -> bool:
        """Whether the sentence with these `parties` in it can carry a claim."""
        words = find_words(sentence.of(text))
        found = frozenset(words)
        if not parties:
            return not self.described.isdisjoint(found) and self._has_row(self.alone, words, found)
        if self.named.issuperset(begun := found & self.strong) and begun:
            begun &= frozenset(find_words(_between(text, sentence, parties)))
        return bool(begun) or _are_several(text, parties) or self._has_row(frozenset(), words, found)

    def _has_row(self, alone: frozenset[str], words: Sequence[str], found: frozenset[str]) -> bool:
        """Whether some row has all it needs."""
        if not found.isdisjoint(alone):
            return True
        return any(
            need.is_met(first, words, found) for first in found & self.needs.keys() for need in self.needs[first]
        )


def _are_several(text: str, parties: Iterable[Named]) -> bool:
    """Whether two different parties are named: what goes on between them counts, whatever the tables call it."""
    return len({m.candidates[:1] or (m.span.of(text),) for m in parties if m.kind is not EntityKind.GROUP}) > 1


def find_relevant(
    text: str,
    segments: Iterable[Segment],
    mentions: Iterable[Named],
    *,
    lexicon: Lexicon,
    spoken: AbstractSet[int] = frozenset(),
) -> tuple[int, ...]:
    """Return the indices of the sentences of `segments` that can carry a claim.

    Sentences of a running quotation pass where their block names a party, for they are what somebody said; so do those
    that name one themselves in the blocks `spoken` in a transcript. Other questions, and sentences repeated word for
    word, do not.
    """
    gate = compile_gate(lexicon)
    parties = SpanIndex((m for m in mentions if m.kind in PARTIES), key=lambda m: m.span)
    segments = tuple(segments)
    sentences = [(s, quoted, parties.inside(s.span)) for s, quoted in telling_sentences(text, segments)]
    blocks = {segment.parent for segment, _, named in sentences if named}
    listed = {s.index for s in segments if s.kind is SegmentKind.LIST_ITEM}
    return tuple(
        segment.index
        for segment, quoted, named in sentences
        if (quoted and segment.parent in blocks)
        or (named and segment.parent in spoken)
        or (segment.parent in listed and gate.heads_point(text, segment.span))
        or gate.lets_pass(text, segment.span, named)
    )


def is_in_scope(doc: Document, mentions: Iterable[Named], issues: Iterable[Issue], *, lexicon: Lexicon) -> bool:
    """Whether claims are read from `doc` at all: English, on topic, with two states or organisations in it.

    Domestic matters with no foreign party are not annotated (ANNOTATION.md, section 9).
    """
    if doc.lang not in {None, "en"} or any(issue.code == OFF_TOPIC for issue in issues):
        return False
    sides: set[str] = set()
    for mention in mentions:
        known = lexicon.entities.get(mention.candidates[0]) if mention.candidates else None
        if mention.kind in SIDES and mention.candidates:
            sides.add(mention.candidates[0])
        elif mention.kind in {EntityKind.BODY, EntityKind.PERSON} and known and known.state:
            sides.add(known.state)
        if mention.of:
            sides.add(mention.of)
    return len(sides) >= 2


def telling_sentences(text: str, segments: Iterable[Segment]) -> Iterator[tuple[Segment, bool]]:
    """Yield the sentences of reporting blocks that tell something new, and whether they stand in a quotation."""
    ordered = sorted(segments, key=lambda s: s.index)
    reporting = {s.index for s in ordered if s.kind in REPORTING}
    seen: set[str] = set()
    opened = False
    for segment in ordered:
        if segment.kind is not SegmentKind.SENTENCE:
            opened = False
            continue
        body = segment.span.of(text)
        quoted = opened or opens_quotation(body)
        opened = is_quotation_open(body, opened=opened)
        told = " ".join(body.split())
        if told in seen or segment.parent not in reporting or (is_question(body) and not quoted):
            continue
        seen.add(told)
        yield segment, quoted


def _between(text: str, sentence: Span, names: Iterable[Named]) -> str:
    """Return the sentence without its names; groups ("the two sides") are no names."""
    spans = [m.span for m in names if m.kind is not EntityKind.GROUP]
    starts = [sentence.start, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), sentence.end]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


@lru_cache(maxsize=4)
def compile_gate(lexicon: Lexicon) -> Gate:
    """Compile the rows of `frames.tsv` and the committing rows of `cues.tsv`, once a lexicon.

    Raises:
        LexiconError: a predicate is empty or begins with a gap.
    """
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    light = frozenset(chain.from_iterable(inflect(verb, irregular).all for verb in LIGHT))
    frames = [parse_predicate(row["predicate"], irregular) for row in lexicon.tables.get("frames", ())]
    cues = [row["predicate"] for row in lexicon.tables.get("cues", ()) if row["commits"] != "no"]
    needs: dict[str, list[Need]] = {}
    alone: set[str] = set()
    for elements in [*frames, *(parse_predicate(predicate, irregular) for predicate in cues)]:
        need = _need(elements)
        for word in elements[0].words if need.others or need.links else ():
            needs.setdefault(word, []).append(need)
        alone |= frozenset() if need.others or need.links else elements[0].words
    strong = alone.union(*(elements[0].words - light for elements in frames))
    verbs = strong - {word for elements in frames if not elements[0].verb for word in elements[0].words}
    return Gate(
        alone=frozenset(alone),
        strong=frozenset(strong),
        needs={word: tuple(found) for word, found in needs.items() if word not in alone},
        named=frozenset(verbs) & _name_words(lexicon),
        described=PRONOUNS | _descriptions(lexicon),
        points=frozenset().union(
            *(parse_predicate(r["predicate"], irregular)[0].words for r in lexicon.tables.get("points", ()))
        ),
    )


def _need(elements: Sequence[Element]) -> Need:
    """Return what a row needs beside its first word; links count only where it needs nothing else."""
    behind = [e.words for e in elements[1:] if not e.gap and not e.optional]
    others = tuple(words for words in behind if not words <= LINKS)
    links = next((words for words in behind if words <= LINKS), frozenset()) if not others else frozenset()
    gaps = sum(e.gap + e.optional for e in elements)
    return Need(others, links, 1 + gaps + LINK_SLACK)


def _name_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of the names of parties."""
    return frozenset(chain.from_iterable(find_words(n.text) for n in lexicon.names if n.kind in PARTIES))


def _descriptions(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns for who acts unnamed: offices, bodies, "both sides", and what these set up ("the fund")."""
    titles = [title for office in lexicon.offices.values() for title in office.titles]
    titles += [word for row in lexicon.tables.get("body_titles", ()) for word in row["words"].split("|")]
    groups = [row["words"].split() for row in lexicon.tables.get("group_phrases", ())]
    rows = lexicon.tables.get("descriptions", ())
    nouns = COUNTRIES.union(words.split()[-1] for row in rows for words in row["words"].split("|"))
    nouns |= {fold(title) for title in titles if " " not in title}
    nouns |= {fold(row["head"]) for row in lexicon.tables.get("framework_heads", ())}
    nouns |= {words[-1] for words in groups if words[0] in {"the", "both"} and words[-1] != "two"}
    return nouns | {plural_of(noun) for noun in nouns}
