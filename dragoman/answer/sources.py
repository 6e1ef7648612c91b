"""Sources: who says so, and who depends on whom.

Takes a query; gives the documents behind the matching facts by group of dependent sources. A group counts as one
source however many copies it holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import time_order
from dragoman.answer.query import Query, select_ids
from dragoman.answer.wording import time_text
from dragoman.types.store import Support
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
    return sources_of(select_ids(holdings, query), holdings)


def sources_of(fact_ids: Sequence[str], holdings: Holdings) -> tuple[SourceRow, ...]:
    """Return the documents that support these facts, in the same order."""
    support = holdings.store.support(fact_ids)
    holdings.take_cards(support)
    sizes = holdings.store.group_sizes(sorted({holdings.card(doc_id).group for doc_id in support}))
    return _by_group([_row(doc_id, holdings, support[doc_id], sizes) for doc_id in sorted(support)])


def _row(doc_id: str, holdings: Holdings, support: Support, sizes: Mapping[str, int]) -> SourceRow:
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
        group_size=sizes.get(card.group, 1),
        claims=support.claims,
        facts=support.facts,
        alone=support.alone,
        address=card.address,
    )


def _by_group(rows: list[SourceRow]) -> tuple[SourceRow, ...]:
    ordered = sorted(rows, key=lambda r: (time_order(r.published), r.document, r.doc_id))
    first: dict[str, int] = {}
    for place, row in enumerate(ordered):
        first.setdefault(row.group, place)
    return tuple(sorted(ordered, key=lambda r: first[r.group]))
