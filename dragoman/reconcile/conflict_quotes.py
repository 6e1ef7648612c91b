"""One utterance quoted in different words: a translation, a slip, or a quotation made up in part.

Takes documents and their dates; gives Conflicts. Quotations are compared where they share rare words and came out about
one time; a formula that is repeated word for word is no difference.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.reconcile.act import content_words
from dragoman.reconcile.clusters import Groups
from dragoman.types.annotation import Dating
from dragoman.types.claim import Evidence, cite
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict, Reading, Verdict
from dragoman.types.ids import make_id
from dragoman.types.span import Span

MIN_WORDS = 5  # in common; shorter quotations ("serious concern") are of many
ALIKE = 0.5  # of the longer one's words: two renderings of one sentence .55-.7, two sentences of one speech .1-.3
NEWS_DAYS = 31
POSTINGS = 24  # quotations with one word compared with each
SHOWN = 4  # wordings shown of one utterance
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{30,400})[”\"]")


@dataclass(frozen=True, slots=True)
class _Quote:
    doc: Document
    span: Span
    words: frozenset[str]
    day: date | None

    @property
    def key(self) -> str:
        return f"{self.doc.id}:{self.span.start:09}"

    @property
    def text(self) -> str:
        return " ".join(self.span.of(self.doc.text).split())


def find_quotations(documents: Iterable[Document], datings: Mapping[str, Dating]) -> Iterator[Conflict]:
    """Yield a conflict for every utterance that documents quote in different words."""
    quotes = [quote for doc in documents for quote in _quotes(doc, datings.get(doc.id))]
    by_key = {quote.key: quote for quote in quotes}
    groups = Groups(by_key)
    for left, right in _alike(quotes):
        groups.join(left.key, right.key)
    for _, keys in sorted(groups.sets().items()):
        told: dict[frozenset[str], _Quote] = {}
        for key in keys:
            told.setdefault(by_key[key].words, by_key[key])
        if len(told) > 1:
            yield _to_conflict(list(told.values())[:SHOWN])


def _quotes(doc: Document, dating: Dating | None) -> Iterator[_Quote]:
    day = dating.time.latest if dating and dating.time else None
    for match in _QUOTED.finditer(doc.text):
        words = content_words(match[1])
        if len(words) >= MIN_WORDS:
            yield _Quote(doc, Span(*match.span(1)), words, day)


def _alike(quotes: Sequence[_Quote]) -> Iterator[tuple[_Quote, _Quote]]:
    """Yield the pairs of two documents that can be one utterance; words that many quotations have open no pair."""
    index: dict[str, list[int]] = {}
    for number, quote in enumerate(quotes):
        for word in quote.words:
            index.setdefault(word, []).append(number)
    for number, quote in enumerate(quotes):
        rare = (index[word] for word in sorted(quote.words) if 1 < len(index[word]) <= POSTINGS)
        for other in sorted({o for postings in rare for o in postings if o > number}):
            if _is_one(quote, quotes[other]):
                yield quote, quotes[other]


def _is_one(left: _Quote, right: _Quote) -> bool:
    common = len(left.words & right.words)
    if left.doc.id == right.doc.id or common < MIN_WORDS or common < ALIKE * max(len(left.words), len(right.words)):
        return False
    return not (left.day and right.day) or abs((left.day - right.day).days) <= NEWS_DAYS


def _to_conflict(quotes: Sequence[_Quote]) -> Conflict:
    wordings = [quote.text for quote in quotes]
    return Conflict(
        id=make_id("cnf", ConflictKind.ATTRIBUTION.value, "quotation", *(quote.key for quote in quotes)),
        kind=ConflictKind.ATTRIBUTION,
        field="quotation",
        readings=tuple(
            Reading(wording, (), f"quoted in {q.doc.id}") for wording, q in zip(wordings, quotes, strict=True)
        ),
        evidence=tuple(_evidence(quote) for quote in quotes),
        explanation=f"What seems one utterance is quoted in {len(quotes)} ways; a translation or a slip parts them.",
        verdict=Verdict.OPEN,
        severity=Severity.MEDIUM,
    )


def _evidence(quote: _Quote) -> Evidence:
    text = quote.doc.text
    line = Span(text.rfind("\n", 0, quote.span.start) + 1, (text + "\n").find("\n", quote.span.end))
    return cite(quote.doc, quote.span, line)
