"""What is said to be the first of its kind: the first visit, the first visit since taking office, the first to a town.

Takes a fact as weighed; gives a Conflict where its claims' sentences call it first in different ways. Such words can
all be true: the difference is explained, and each keeps its source.
"""

import re
from collections.abc import Iterator

from dragoman.reconcile.act import content_words
from dragoman.reconcile.conflict_record import Found, Weighed, to_conflict
from dragoman.types.claim import Claim, Evidence, cite
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict
from dragoman.types.span import Span

KINDS = frozenset({"visit", "meeting", "summit", "agreement_signed", "exercise", "relation_upgraded"})
MAX_CHARS = 110  # of what the first is first in
_FIRST = re.compile(
    r"\b(?:first(?!\s+(?:of all|day|step|lady|deputy|vice|time\b[^.,;]{0,20}\bmet))|maiden|first-ever)\b[^.,;:()\"”]*",
    re.IGNORECASE,
)

_NEXT = re.compile(r"\s{0,3}[^\s.][^.\n]{10,300}\.")
_ACT = re.compile(r"\b(?:visit|trip|tour|meeting|talks|summit|country|state|leader|minister)\b", re.IGNORECASE)
"""What a first of the next sentence must be: the act of the sentence before, or where it went, or who came."""


def find_firsts(held: Weighed) -> Iterator[Conflict]:
    """Two or more ways in which the same act is called first."""
    if held.fact.kind not in KINDS:
        return
    told: dict[str, tuple[frozenset[str], Claim, Evidence]] = {}
    for claim in held.claims:
        for evidence in _said_of(claim, held):
            words = content_words(evidence.quote) - {"first", "maiden"}
            if words and all(words != other for other, _, _ in told.values()):
                told.setdefault(" ".join(evidence.quote.split()), (words, claim, evidence))
    if len(told) > 1:
        why = f"The {held.told} is called first in {len(told)} ways: {'; '.join(sorted(told))}. All can be true."
        found = Found(ConflictKind.SCOPE, "first", why, Severity.LOW, is_explained=True)
        readings = {phrase: [claim] for phrase, (_, claim, _) in told.items()}
        yield to_conflict(held.fact, found, readings, (evidence for _, _, evidence in told.values()))


def _said_of(claim: Claim, held: Weighed) -> Iterator[Evidence]:
    """Yield what a claim's sentence calls first, and the next sentence where it names the act again."""
    doc, sentence = held.document(claim.doc_id), claim.evidence[0].sentence
    if doc is None:
        return
    after = _NEXT.match(doc.text, sentence.end)
    spans = (sentence, Span(*after.span())) if after else (sentence,)
    for span in spans:
        for match in _FIRST.finditer(span.of(doc.text)):
            phrase = match[0][:MAX_CHARS].rstrip()
            if span == sentence or _ACT.search(phrase):
                start = span.start + match.start()
                yield cite(doc, Span(start, start + len(phrase)), span)
