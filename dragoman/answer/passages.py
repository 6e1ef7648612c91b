"""Search: passages that hold given words, and the facts that rest on them.

Takes words and a query; gives passages, best first. The words go to the register's full-text index as they are.
"""

from collections import defaultdict
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, select
from dragoman.answer.wording import time_text
from dragoman.types.claim import Claim
from dragoman.types.store import Hit
from dragoman.types.value import TimeSpan

REACH = 20  # hits fetched for each passage wanted, where filters may drop most of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence that holds the words; `when` is the publication of its document."""

    doc_id: str
    document: str
    publisher: str | None
    when: str
    published: TimeSpan | None
    start: int
    end: int
    text: str
    fact_ids: tuple[str, ...]


def search(holdings: Holdings, words: str, query: Query, *, limit: int = 50) -> tuple[Passage, ...]:
    """Return the passages that hold `words`, best first; with filters, only those some matching fact rests on."""
    is_open = query == Query()
    hits = holdings.store.search(words, limit=limit if is_open else limit * REACH)
    wanted = None if is_open else {fact.id for fact in select(holdings, query).facts}
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in holdings.claims.values():
        by_document[claim.doc_id].append(claim)
    passages = (_passage(hit, by_document[hit.doc_id], holdings) for hit in hits)
    kept = [p for p in passages if wanted is None or not wanted.isdisjoint(p.fact_ids)]
    return tuple(kept[:limit])


def _passage(hit: Hit, claims: list[Claim], holdings: Holdings) -> Passage:
    inside = [c.id for c in claims if any(e.span.start < hit.end and hit.start < e.span.end for e in c.evidence)]
    card = holdings.card(hit.doc_id)
    return Passage(
        doc_id=hit.doc_id,
        document=card.name,
        publisher=card.publisher,
        when=time_text(card.published),
        published=card.published,
        start=hit.start,
        end=hit.end,
        text=hit.text,
        fact_ids=tuple(sorted({f for c in inside for f in holdings.facts_of_claim.get(c, ())})),
    )
