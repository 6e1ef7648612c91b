"""What a re-send adds to the report it repeats: the addition rests on the re-send alone.

Takes documents and which of them repeat another; gives one explained Conflict for each group of copies that adds.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.reconcile.act import content_words, share
from dragoman.types.claim import cite
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict, Reading, Verdict
from dragoman.types.ids import make_id
from dragoman.types.span import Span

MIN_WORDS = 6  # content words of a sentence that says something of its own
OWN = 0.4  # of which no more stand together in any sentence of the other text
SHOWN = 3
LOT = 128  # pairs of copies read at once
_SENTENCE = re.compile(r"[^\s.!?][^.!?]*[.!?]")


def find_additions(
    copies: Iterable[tuple[str, str]], documents: Callable[[Sequence[str]], Iterable[Document]]
) -> Iterator[Conflict]:
    """Yield what the second of two copies says that the first does not, once for each text that is repeated.

    `documents` reads some by id; no more than a lot of them are held at once.
    """
    seen: set[str] = set()
    for left, right in _read(sorted(copies), documents):
        added = list(_added(left, right))[:SHOWN]
        if not added or left.id in seen:
            continue
        seen.add(left.id)
        yield Conflict(
            id=addition_id(left.id, right.id),
            kind=ConflictKind.ATTRIBUTION,
            field="addition",
            readings=(
                Reading("not told", (), f"document {left.id}"),
                Reading(" ".join(added[0].of(right.text).split()), (), f"document {right.id}"),
            ),
            evidence=tuple(cite(right, span, span) for span in added),
            explanation="One text repeats another and adds to it; what is added rests on the one text alone.",
            verdict=Verdict.EXPLAINED,
            severity=Severity.LOW,
        )


def _read(
    copies: Sequence[tuple[str, str]], documents: Callable[[Sequence[str]], Iterable[Document]]
) -> Iterator[tuple[Document, Document]]:
    """Yield the documents of each pair, the shorter first."""
    for start in range(0, len(copies), LOT):
        lot = copies[start : start + LOT]
        texts = {doc.id: doc for doc in documents(sorted({doc_id for pair in lot for doc_id in pair}))}
        for first, second in lot:
            left, right = sorted((texts[first], texts[second]), key=lambda d: (len(d.text), d.id))
            yield left, right


def addition_id(first: str, second: str) -> str:
    """Return the id of the conflict about what the second of two copies adds to the first."""
    return make_id("cnf", ConflictKind.ATTRIBUTION.value, "addition", first, second)


def _added(shorter: Document, longer: Document) -> Iterator[Span]:
    known = [content_words(m[0]) for m in _SENTENCE.finditer(shorter.text)]
    for match in _SENTENCE.finditer(longer.text):
        words = content_words(match[0])
        if len(words) >= MIN_WORDS and all(share(words, other) < OWN for other in known if len(other) >= MIN_WORDS):
            yield Span(*match.span())
