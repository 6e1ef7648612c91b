"""Under which programme, treaty or document an act falls (ANNOTATION.md, section 6).

Takes the names a document gives and the stretch of a clause; gives the mention of its framework. What a clause calls
"the initiative", "this agreement" or "it" is the one named before, where that is clear. Knowledge is the column `told`
of framework_heads.tsv: by which nouns a text goes on to speak of what ends in a head.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.extract.signs import Signs
from dragoman.extract.unnamed import find_about, find_level, find_paper
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.patterns import either
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.document import SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

FRAMEWORKS = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT, EntityKind.SERIES, EntityKind.PUBLICATION})
TOLD_AGAIN = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT})
"""Kinds of framework that a text goes on to call by a noun."""
GIVEN_OUT = frozenset({"statement", "accusation", "publication"})
"""Kinds that can fall under the paper they are given out in."""
DEALS = frozenset({"treaty", "agreement"})
"""Heads that any known treaty may be told by, whatever its name ends in ("New START ... the treaty")."""
NO_DEALS = frozenset("declaration statement communiqué communique resolution act charter constitution".split())
LOOK_BACK_SENTENCES = 8  # what was named further above is no longer meant
OPENS_WITHIN = 12  # code points before what opens a sentence: "The new "
MAX_LABEL_CHARS = 12  # code points between a label and its colon: " (GGCI)**: "
_FORMAT = re.compile(r"\b(?:format|process)$", re.IGNORECASE)
"""Ends the name of a group that stands for the talks in it: "the Normandy format"."""
_LED_BY = (
    r"^[\W_]*(?:[\w\s-]{3,60}:\s+)?"  # "Clean water: Under the ..."
    r"(?:as (?:a )?part of|in (?:line|accordance|keeping|conformity) with|under|through|within|pursuant to"
    r"|in the (?:framework|context) of|on the basis of|based on|by)\s+"
)
_UNDER = re.compile(rf"{_LED_BY}(?:the\s+|its\s+|their\s+|our\s+)?[\"“]?$", re.IGNORECASE)
"""What sets all that a sentence says under the framework named next ("Under the Peace Facility, ...")."""
_ACCORDS = re.compile(
    r"\b(?:in (?:line|accordance|keeping|conformity|compliance) with|consistent with|complementary to|as set out in)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNDER_DESCRIBED = re.compile(rf"{_LED_BY}(?:the\s+terms\s+of\s+)?$", re.IGNORECASE)
_UNDER_IT = re.compile(rf"{_LED_BY}it\b", re.IGNORECASE)
_IT = re.compile(
    r"\W*It\s+(?:(?:also|further|additionally)\s+)?(?:will|would|aims?|seeks?|is\s+(?:designed|intended|meant)\s+to"
    r"|provides?|includes?|covers?|commits?|requires?|binds?|allows?|obliges?|calls?|supports?|funds?|finances?)\b"
)
_RELATIVE = re.compile(r"\W*(?:which|that)\s", re.IGNORECASE)
_NOUN_ENDS = re.compile(r"\s(?:of|on|for|to|concerning|regarding|with|between|against|in)\s|\s*[(,]")
_NOT_TOLD = re.compile(
    r"\s+(?:of|on|for|with|between|to|against|among|that|which|who|signed|reached|concluded|proposed|by)\b"
)
"""What parts "the agreement on fish", another one, from "the agreement"."""


def is_framework(mention: Mention) -> bool:
    """Whether a mention names what an act can fall under."""
    return mention.kind in FRAMEWORKS or (mention.kind is EntityKind.IGO and _FORMAT.search(mention.text) is not None)


def opens_as_label(text: str, sentence: Span, mentions: Sequence[Mention]) -> Mention | None:
    """Return the framework a paragraph has for its label: it opens the sentence and a colon or dash follows."""
    first = next((m for m in mentions if is_framework(m)), None)
    if first is None or re.search(r"\w{4,}", text[sentence.start : first.span.start]):
        return None
    behind = text[first.span.end : min(sentence.end, first.span.end + MAX_LABEL_CHARS)]
    return first if re.match(r"(?:\s*\([^)]{2,9}\))?[\s\"”*_]*[:–—]", behind) else None


@dataclass(frozen=True, slots=True)
class Description:
    """A noun that speaks of a framework named before it ("this initiative"), and that framework."""

    span: Span
    mention: Mention


@dataclass(frozen=True)
class Frameworks:
    """What a document names that acts can fall under, in text order."""

    text: str
    annotations: Annotations
    lexicon: Lexicon

    @cached_property
    def named(self) -> tuple[Mention, ...]:
        """Frameworks named, those alone that a noun alone does not name ("Treaty")."""
        return tuple(m for m in self.annotations.mentions if is_framework(m) and not _is_bare(m, self.lexicon))

    @cached_property
    def _told(self) -> tuple[Mention, ...]:
        """Frameworks that a text can go on to speak of, those described by their topic among them."""
        spans = [span for span, _ in self._sentences]
        unnamed = (m for span in spans for m in find_about(self.text, span, self.annotations.doc_id))
        return tuple(sorted((*self.named, *unnamed), key=lambda m: (m.span.end, m.span.start)))

    @cached_property
    def _ends(self) -> list[int]:
        return [m.span.end for m in self._told]

    @cached_property
    def _sentences(self) -> tuple[tuple[Span, int | None], ...]:
        found = (s for s in self.annotations.segments if s.kind is SegmentKind.SENTENCE)
        return tuple((s.span, s.parent) for s in found)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self._sentences]

    def find(
        self, sentence: Span, mentions: Sequence[Mention], stretch: Span, kind: str, label: Mention | None = None
    ) -> Mention | None:
        """Return the framework a clause falls under.

        It is the one that the clause describes, else one it names or tells of again, else the one under which the
        sentence opens ("Under the Peace Facility, ..."), else the `label` of its paragraph ("Peace Facility: ...").
        What has no name comes last: "a strategic partnership", "an agreement on fish", "a joint statement".
        """
        named = [m for m in mentions if is_framework(m)]
        touched = [m for m in named if stretch.overlaps(m.span)]
        inside = [m for m in touched if not _is_bare(m, self.lexicon)]
        return (
            self._relative(named, stretch)
            or min(inside, key=self._rank, default=None)
            or next((d.mention for d in self._described(sentence) if stretch.contains(d.span)), None)
            or next(iter(touched), None)
            or self._opening(sentence, named)
            or self._as_it(sentence, stretch)
            or label
            or find_level(self.text, stretch, self.lexicon, self.annotations.doc_id)
            or next(find_about(self.text, stretch, self.annotations.doc_id), None)
            or (find_paper(self.text, stretch, self.annotations.doc_id) if kind in GIVEN_OUT else None)
        )

    def _rank(self, mention: Mention) -> tuple[bool, bool, bool, Span]:
        """Order what a clause names: the known first, then the unknown.

        What the act only accords with comes behind these, an occasion last: what is agreed at a summit falls under what
        is agreed.
        """
        lead = self.text[max(0, mention.span.start - 40) : mention.span.start]
        accords = _ACCORDS.search(lead) is not None
        return mention.kind is EntityKind.SERIES, accords, not mention.candidates, mention.span

    def _relative(self, named: Sequence[Mention], stretch: Span) -> Mention | None:
        """Return the framework that a clause opening with "which" stands behind."""
        if not named or not _RELATIVE.match(self.text, stretch.start):
            return None
        return next((m for m in named if 0 <= stretch.start - m.span.end <= 2), None)

    def _opening(self, sentence: Span, named: Sequence[Mention]) -> Mention | None:
        told = next((m for m in named if _UNDER.match(self.text[sentence.start : m.span.start])), None)
        return told or next(
            (
                d.mention
                for d in self._described(sentence)
                if _UNDER_DESCRIBED.match(self.text[sentence.start : d.span.start])
            ),
            None,
        )

    def _as_it(self, sentence: Span, stretch: Span) -> Mention | None:
        """Return what "It will" and "Under it" stand for: what the sentence before opens with, or names alone."""
        index = bisect_right(self._starts, sentence.start) - 1
        opening = self.text[sentence.start : stretch.end]
        subject = _IT.match(opening) is not None
        if index < 1 or self._sentences[index][1] != self._sentences[index - 1][1]:
            return None
        if not subject and not _UNDER_IT.match(opening):
            return None
        before = self._sentences[index - 1][0]
        told = [(m.span, m) for m in self.named if before.contains(m.span)]
        told += [(d.span, d.mention) for d in self._described(before)]
        if subject:
            told = [(span, m) for span, m in told if span.start - before.start <= OPENS_WITHIN]
        return told[0][1] if len({_key(m) for _, m in told}) == 1 else None

    @cached_property
    def _descriptions(self) -> dict[int, tuple[Description, ...]]:
        """What the sentences asked of so far, by where they begin, say of frameworks named before."""
        return {}

    def _described(self, sentence: Span) -> tuple[Description, ...]:
        """Return the nouns of a sentence that speak of a framework named before."""
        known = self._descriptions
        if sentence.start not in known:
            known[sentence.start] = tuple(self._find_described(sentence))
        return known[sentence.start]

    def _find_described(self, sentence: Span) -> Iterator[Description]:
        told = _told_heads(self.lexicon)
        if told is None or not told.ends.stand_in(sentence.of(self.text)):
            return
        for match in told.described.finditer(self.text, sentence.start, sentence.end):
            noun = fold(match["noun"])
            if _NOT_TOLD.match(self.text, match.end()) or (match["mod"] and match["det"].casefold() == "the"):
                continue
            found = self._before(match.start(), told.heads[noun], noun)
            if found:
                yield Description(Span(*match.span()), found)

    def _before(self, at: int, heads: frozenset[str], noun: str) -> Mention | None:
        """Return the last framework before `at` that ends in one of `heads`; none where another may be meant."""
        index = bisect_right(self._starts, at) - 1
        low = self._sentences[max(0, index - LOOK_BACK_SENTENCES)][0].start
        place = bisect_right(self._ends, at)
        near = [m for m in self._told[max(0, place - 20) : place] if m.span.start >= low and m.kind in TOLD_AGAIN]
        meant = [m for m in near if self._heads_of(m) & heads]
        if not meant:
            return None
        last = meant[-1]
        sentence = self._sentences[max(0, bisect_right(self._starts, last.span.start) - 1)][0]
        rivals = {_key(m) for m in meant if sentence.contains(m.span)}
        newer = re.compile(
            rf"\b(?:an?|another|new|two|three|several|other)\s+(?:[\w-]+\s+){{0,5}}?{noun}s?\b", re.IGNORECASE
        )
        return last if len(rivals) == 1 and not newer.search(self.text, last.span.end, at) else None

    def _heads_of(self, mention: Mention) -> frozenset[str]:
        """Return the head nouns of a framework: of its words here and of the names its entity has."""
        entity = self.lexicon.entities.get(mention.candidates[0]) if mention.candidates else None
        names = (mention.text, *((entity.name,) if entity else ()))
        heads = frozenset(head for name in names if (head := _head(name)))
        deal = mention.kind is EntityKind.INSTRUMENT and mention.candidates and not heads & NO_DEALS
        return heads | DEALS if deal else heads


def _key(mention: Mention) -> str:
    return mention.candidates[0] if mention.candidates else fold(mention.text)


def _head(name: str) -> str:
    """Return the noun that a name has for its head, folded: "agreement" of "Agreement on the Return of Art"."""
    words = _NOUN_ENDS.split(" ".join(name.split()), maxsplit=1)[0].split()
    return fold(words[-1]) if words else ""


def _is_bare(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a name is no more than a head noun in capitals: "the Treaty"."""
    return not mention.candidates and mention.text in _head_words(lexicon)


@lru_cache(maxsize=4)
def _head_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["head"] for row in lexicon.tables.get("framework_heads", ()))


@dataclass(frozen=True, slots=True)
class _Told:
    """The heads each noun may speak of, what finds these nouns, and the words that they end with."""

    heads: Mapping[str, frozenset[str]]
    described: re.Pattern[str]
    ends: Signs


@lru_cache(maxsize=4)
def _told_heads(lexicon: Lexicon) -> _Told | None:
    """Return the head nouns that each noun may speak of, and what finds these nouns behind "the" or "this"."""
    heads: dict[str, set[str]] = {}
    for row in lexicon.tables.get("framework_heads", ()):
        for noun in filter(None, row["told"].split("|")):
            heads.setdefault(fold(noun), set()).add(fold(row["head"]))
    if not heads:
        return None
    described = re.compile(
        rf"\b(?P<det>the|this|that|said)\s+(?:\w+-year\s+|joint\s+|same\s+|said\s+|landmark\s+|historic\s+)?"
        rf"(?P<mod>(?:[a-z-]+\s+){{1,3}}?)?(?P<noun>{either(heads)})\b",
        re.IGNORECASE,
    )
    ends = Signs(noun.split()[-1] for noun in heads)
    return _Told({noun: frozenset(found) for noun, found in heads.items()}, described, ends)
