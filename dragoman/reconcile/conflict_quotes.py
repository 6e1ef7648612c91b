"""One utterance quoted in different words: a translation, a slip, or a quotation made up in part.

Takes the quotations of documents, of each no more than its place, its words by number and its day; gives Conflicts.
Quotations are compared where they share rare words and came out about one time; a formula that is repeated word for
word is no difference.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.reconcile.act import content_words
from dragoman.reconcile.clusters import Groups
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
class Quote:
    """A quotation: where it stands, the numbers of its content words in order, and the day of its document."""

    doc_id: str
    span: Span
    words: "array[int]"
    day: date | None

    @property
    def key(self) -> str:
        """Document and place, in the order of both."""
        return f"{self.doc_id}:{self.span.start:09}"


class Quotes:
    """The quotations of many documents."""

    def __init__(self) -> None:
        """Begin empty."""
        self._number: dict[str, int] = {}
        self._found: list[Quote] = []

    def take(self, doc: Document, day: date | None) -> None:
        """Take in those of a document that came out on a day; the document itself is not kept."""
        for match in _QUOTED.finditer(doc.text):
            words = content_words(match[1])
            if len(words) >= MIN_WORDS:
                numbers = array("I", sorted(self._number.setdefault(w, len(self._number)) for w in words))
                self._found.append(Quote(doc.id, Span(*match.span(1)), numbers, day))

    def ordered(self) -> list[Quote]:
        """Return all, by document and place."""
        return sorted(self._found, key=lambda q: q.key)


def find_quotations(quotes: Quotes, document: Callable[[str], Document | None]) -> Iterator[Conflict]:
    """Yield a conflict for every utterance that documents quote in different words; `document` reads one again."""
    by_key = {quote.key: quote for quote in quotes.ordered()}
    groups = Groups(by_key)
    for left, right in _alike(list(by_key.values())):
        groups.join(left.key, right.key)
    for _, keys in sorted(groups.sets().items()):
        told: dict[bytes, Quote] = {}
        for key in keys:
            told.setdefault(by_key[key].words.tobytes(), by_key[key])
        if len(told) > 1:
            shown = [(quote, document(quote.doc_id)) for quote in list(told.values())[:SHOWN]]
            yield _to_conflict([(quote, doc) for quote, doc in shown if doc])


def _alike(quotes: list[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Yield the pairs of two documents that can be one utterance; words that many quotations have open no pair."""
    index: dict[int, array[int]] = {}
    for number, quote in enumerate(quotes):
        for word in quote.words:
            postings = index.setdefault(word, array("I"))
            if len(postings) <= POSTINGS:
                postings.append(number)
    for number, quote in enumerate(quotes):
        rare = (index[word] for word in quote.words if 1 < len(index[word]) <= POSTINGS)
        for other in sorted({o for postings in rare for o in postings if o > number}):
            if _is_one(quote, quotes[other]):
                yield quote, quotes[other]


def _is_one(left: Quote, right: Quote) -> bool:
    if left.doc_id == right.doc_id:
        return False
    common = len(set(left.words) & set(right.words))
    if common < MIN_WORDS or common < ALIKE * max(len(left.words), len(right.words)):
        return False
    return not (left.day and right.day) or abs((left.day - right.day).days) <= NEWS_DAYS


def _to_conflict(quotes: Iterable[tuple[Quote, Document]]) -> Conflict:
    quotes = list(quotes)
    wordings = [" ".join(quote.span.of(doc.text).split()) for quote, doc in quotes]
    return Conflict(
        id=make_id("cnf", ConflictKind.ATTRIBUTION.value, "quotation", *(quote.key for quote, _ in quotes)),
        kind=ConflictKind.ATTRIBUTION,
        field="quotation",
        readings=tuple(
            Reading(wording, (), f"quoted in {doc.id}") for wording, (_, doc) in zip(wordings, quotes, strict=True)
        ),
        evidence=tuple(_evidence(quote, doc) for quote, doc in quotes),
        explanation=f"What seems one utterance is quoted in {len(quotes)} ways; a translation or a slip parts them.",
        verdict=Verdict.OPEN,
        severity=Severity.MEDIUM,
    )


def _evidence(quote: Quote, doc: Document) -> Evidence:
    text = doc.text
    line = Span(text.rfind("\n", 0, quote.span.start) + 1, (text + "\n").find("\n", quote.span.end))
    return cite(doc, quote.span, line)
