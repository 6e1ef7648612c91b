"""Sources: who says so, and who depends on whom.

Takes a query; gives the documents behind the matching facts by group of dependent sources. A group counts as one
source however many copies it holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, choice_of
from dragoman.answer.wording import time_text
from dragoman.types.choice import WHOLE, SourceOrder, Window
from dragoman.types.holding import Cited, Citing
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


def sources(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[SourceRow, ...]:
    """Return the documents that support the facts matching `query`, groups by first publication, then by name.

    Of a window, the part of that whole.
    """
    return rows_of(holdings.store.find_sources(choice_of(query, holdings), window=window), holdings)


def newest_sources(holdings: Holdings, query: Query, *, limit: int) -> tuple[SourceRow, ...]:
    """Return the documents published last that support the facts matching `query`."""
    wanted, window = choice_of(query, holdings), Window(limit=limit)
    return rows_of(holdings.store.find_sources(wanted, order=SourceOrder.NEWEST, window=window), holdings)


def count_sources(holdings: Holdings, query: Query) -> Citing:
    """Count the documents that support the facts matching `query`, and the independent sources these are."""
    return holdings.store.count_sources(choice_of(query, holdings))


def rows_of(cited: Sequence[Cited], holdings: Holdings) -> tuple[SourceRow, ...]:
    """Make the rows of these documents, in their order."""
    holdings.take_cards(found.doc_id for found in cited)
    sizes = holdings.store.group_sizes(sorted({found.group for found in cited}))
    return tuple(_row(found, holdings, sizes) for found in cited)


def _row(found: Cited, holdings: Holdings, sizes: Mapping[str, int]) -> SourceRow:
    card = holdings.card(found.doc_id)
    return SourceRow(
        doc_id=found.doc_id,
        document=card.name,
        title=card.title,
        publisher=card.publisher,
        when=time_text(card.published),
        published=card.published,
        basis=card.basis,
        group=card.group,
        group_size=sizes.get(card.group, 1),
        claims=found.claims,
        facts=found.facts,
        alone=found.alone,
        address=card.address,
    )
