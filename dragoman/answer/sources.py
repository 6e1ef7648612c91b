"""Sources: who says so, and who depends on whom.

Takes a query; gives the documents behind the matching facts by group of dependent sources. A group counts as one
source however many copies it holds.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import time_order
from dragoman.answer.query import Query, select
from dragoman.answer.wording import time_text
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One document. `alone` counts the facts that rest on its group only; `group_size` the documents in the group."""

    doc_id: str
    document: str
    title: str | None
    publisher: str | None
    when: str
    published: TimeSpan | None
    basis: str | None
    group: str
    group_size: int
    claims: int
    facts: int
    alone: int
    address: str | None


def sources(holdings: Holdings, query: Query) -> tuple[SourceRow, ...]:
    """Return the documents that support the facts matching `query`, groups by first publication, then by name."""
    claims: Counter[str] = Counter()
    facts: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, set[str]] = defaultdict(set)
    for fact in select(holdings, query).facts:
        for claim in holdings.claims_of(fact.claim_ids):
            claims[claim.doc_id] += 1
            facts[claim.doc_id].add(fact.id)
            if fact.n_sources == 1:
                alone[claim.doc_id].add(fact.id)
    sizes = Counter(holdings.groups.values())
    rows = [
        _row(doc_id, holdings, counts=(claims[doc_id], len(facts[doc_id]), len(alone[doc_id])), sizes=sizes)
        for doc_id in sorted(claims)
    ]
    return _by_group(rows)


def _row(doc_id: str, holdings: Holdings, *, counts: tuple[int, int, int], sizes: Counter[str]) -> SourceRow:
    card = holdings.card(doc_id)
    return SourceRow(
        doc_id=doc_id,
        document=card.name,
        title=card.title,
        publisher=card.publisher,
        when=time_text(card.published),
        published=card.published,
        basis=card.basis,
        group=card.group,
        group_size=max(sizes[card.group], 1),
        claims=counts[0],
        facts=counts[1],
        alone=counts[2],
        address=card.address,
    )


def _by_group(rows: list[SourceRow]) -> tuple[SourceRow, ...]:
    ordered = sorted(rows, key=lambda r: (time_order(r.published), r.document, r.doc_id))
    first: dict[str, int] = {}
    for place, row in enumerate(ordered):
        first.setdefault(row.group, place)
    return tuple(sorted(ordered, key=lambda r: first[r.group]))
