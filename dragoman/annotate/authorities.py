"""Who "the authorities" and "the mission" are in a text on one state and one lender.

Takes the settled drafts of a document and the rows of `lenders.tsv`; gives drafts. "A mission of the International
Monetary Fund visited Peru. The authorities have committed to raise revenue": that is Peru, and "the mission" is the
Fund. Only where the text names one state alone, and beside it one organisation that lends to its members.
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import UNNAMED
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

# Those of a province or a town are no state's, and a former government is not today's.
_AUTHORITIES = re.compile(
    r"\b[Tt]he\s+(?:(?:national|central|federal)\s+)?(?:authorities|government|Government)\b(?!['’])"
)
_MISSION = re.compile(r"\b(?:[Tt]he\s+(?:mission|team|mission\s+team)|Staff|Directors|Executive\s+Directors)\b(?!['’])")


def find_authorities(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], lexicon: Lexicon
) -> Iterator[Draft]:
    """Yield a draft for each "the authorities" and "the mission" of a text on one state and one lender."""
    known = {row["organisation"] for row in lexicon.tables.get("lenders", ())}
    states = {s for d in drafts for s in (*_candidate(d, EntityKind.STATE), d.of) if s and s.startswith("state:")}
    lenders = {c for d in drafts for c in _candidate(d, EntityKind.IGO)} & known
    if len(states) != 1 or len(lenders) != 1:
        return
    named = SpanIndex(drafts, key=lambda d: d.span)
    meant = ((_AUTHORITIES, EntityKind.STATE, states.pop()), (_MISSION, EntityKind.IGO, next(iter(lenders))))
    for sentence in sentences:
        for pattern, kind, entity in meant:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                span = Span(match.start(), match.end())
                if not named.touching(span):
                    yield Draft(span=span, kind=kind, origin=UNNAMED, score=0.7, candidates=(entity,))


def _candidate(draft: Draft, kind: EntityKind) -> tuple[str, ...]:
    return draft.candidates[:1] if draft.kind is kind else ()
