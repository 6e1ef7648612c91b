"""Whose dollar and whose franc: what a word that several currencies share means where it stands.

Takes the issuing state of a text, the rows of shared_currencies.tsv and the states a sentence names; gives ISO 4217
codes. Two states of one word leave it open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.annotate.gazetteer import compile_gazetteer
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_text
from dragoman.text.genres import is_official_text
from dragoman.text.intervals import SpanIndex
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

DOLLAR_HOMES = {
    "USA": "USD", "AUS": "AUD", "CAN": "CAD", "NZL": "NZD", "SGP": "SGD", "HKG": "HKD", "TWN": "TWD", "FJI": "FJD",
    "BRN": "BND",
}  # fmt: skip
HEAD_SEGMENTS = 12  # where a document says what it is
HEAD_LINES = frozenset({SegmentKind.TITLE, SegmentKind.HEADING})
DOLLARS = frozenset({"$", "dollar", "dollars"})
Shared = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Homes:
    """What tells whose currency is meant: `country`, the issuing state (ISO alpha-3), and `states`, ids by place."""

    country: str | None = None
    shared: Shared = field(default_factory=dict)
    states: SpanIndex[tuple[Span, str]] = field(default_factory=lambda: SpanIndex((), key=lambda pair: pair[0]))

    def code(self, word: str, sentence: Span, usual: str) -> str:
        """Return the code of a mark or noun in lower case; `usual` where nothing tells otherwise.

        Nothing where two states named may be meant.
        """
        if word in DOLLARS:
            return DOLLAR_HOMES.get(self.country or "", usual)
        owners = self.shared.get(word)
        if not owners:
            return usual
        named = {state for _, state in self.states.inside(sentence)} & owners.keys()
        codes = {owners[state] for state in named} or {usual}
        return next(iter(codes)) if len(codes) == 1 else usual if usual in codes else ""


def find_homes(doc: Document, segments: Sequence[Segment], drafts: Sequence[Draft], lexicon: Lexicon) -> Homes:
    """Return whose currencies a document means, by who issues it and by the states it names.

    An official text of one state that has a dollar, or of several of which one has one, means that dollar.
    """
    heads = [s.span for s in segments[:HEAD_SEGMENTS] if s.kind in HEAD_LINES]
    states = [(d.span, state) for d in drafts if (state := _state_of(d))]
    titles = [doc.title or "", *(span.of(doc.text) for span in heads)]
    country = None
    if any(map(is_official_text, titles)):
        codes = {name.upper().removeprefix("STATE:") for name in _states_in(titles, lexicon)} & DOLLAR_HOMES.keys()
        country = next(iter(codes)) if len(codes) == 1 else None
    shared = read_shared(lexicon.tables.get("shared_currencies", ()))
    return Homes(country, shared, SpanIndex(states, key=lambda pair: pair[0]))


def _states_in(lines: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    gazetteer = compile_gazetteer(lexicon)
    names = (n for line in lines for n in gazetteer.find(line, fold_text(line)).names)
    return frozenset(name.entity_ids[0] for name in names if name.kind is EntityKind.STATE)


def _state_of(draft: Draft) -> str | None:
    return draft.candidates[0] if draft.kind is EntityKind.STATE and draft.candidates else draft.of


def read_shared(rows: Sequence[Mapping[str, str]]) -> Shared:
    """Return the code of each shared noun by state, from the rows of shared_currencies.tsv."""
    return _read_shared(tuple((row["words"], row["state"], row["code"]) for row in rows))


@lru_cache(maxsize=4)
def _read_shared(rows: tuple[tuple[str, str, str], ...]) -> Shared:
    shared: dict[str, dict[str, str]] = {}
    for words, state, code in rows:
        for word in words.split("|"):
            shared.setdefault(word, {})[state] = code
    return shared
