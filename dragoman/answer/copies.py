"""Who copied whom: the groups of documents that count as one source, who reported first, and what was kept of it.

Takes sources, or a group; gives groups and their documents in order of publication. Where days do not tell who was
first, all who may have been are named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import time_order
from dragoman.answer.sources import SourceRow, rows_of
from dragoman.reconcile.copies import overlap, shingle_set
from dragoman.reconcile.independence import HOUSE
from dragoman.types.choice import WHOLE, Window
from dragoman.types.holding import Cited
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """Documents that count as one source, in order of publication; `house` is the id of the house they come from.

    `size` counts all documents of the group, `rows` those that carry what was asked for; `first` are those of `rows`
    that may have been published first, none where no day is known.
    """

    group: str
    house: str | None
    size: int
    rows: tuple[SourceRow, ...]
    first: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document of a group. `shared` is how much of its text stands in the first one of the group, 0..1.

    `days_later` is None where either day is not known, and for the first one.
    """

    doc_id: str
    document: str
    title: str | None
    publisher: str | None
    published: TimeSpan | None
    shared: float
    days_later: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRow:
    """What one publisher printed: documents, how many independent sources they make, claims, and its span of days."""

    publisher: str | None
    documents: int
    sources: int
    claims: int
    first: date | None
    last: date | None


def groups_of(cited: Sequence[Cited], holdings: Holdings, window: Window = WHOLE) -> tuple[SourceGroup, ...]:
    """Return the groups of more than one document that these, in order of publication, are of, the largest first.

    Only the groups of the window are filled.
    """
    found: dict[str, list[Cited]] = {}
    for each in cited:
        found.setdefault(each.group, []).append(each)
    sizes = holdings.store.group_sizes(sorted(found))
    places = {group: place for place, group in enumerate(found)}  # groups come by their first publication
    large = sorted((g for g in found if sizes.get(g, 1) > 1), key=lambda g: (-sizes[g], places[g], g))
    shown = large[window.offset : None if window.limit is None else window.offset + window.limit]
    rows = {row.doc_id: row for row in rows_of([each for group in shown for each in found[group]], holdings)}
    return tuple(_group(group, [rows[each.doc_id] for each in found[group]]) for group in shown)


def house_of(group: str) -> str | None:
    """Return the id of the house whose reports a group is made of, None for copies of a text of no known house."""
    return group.removeprefix(HOUSE) if group.startswith(HOUSE) else None


def copies(holdings: Holdings, group: str, *, limit: int) -> tuple[Copy, ...]:
    """Return the first `limit` documents of a group, in order of publication; none where there is no such group."""
    members = holdings.store.group_members(group)
    holdings.take_cards(members)
    cards = sorted((holdings.card(doc_id) for doc_id in members), key=lambda c: (time_order(c.published), c.name))
    texts = {card.doc_id: _runs(holdings, card.doc_id) for card in cards[:limit]}
    first = cards[0] if cards else None
    return tuple(
        Copy(
            doc_id=card.doc_id,
            document=card.name,
            title=card.title,
            publisher=card.publisher,
            published=card.published,
            shared=overlap(texts[card.doc_id], texts[cards[0].doc_id]),
            days_later=_days_between(first.published, card.published) if first and card is not first else None,
        )
        for card in cards[:limit]
    )


def publishers_of(cited: Iterable[Cited], holdings: Holdings) -> tuple[PublisherRow, ...]:
    """Return what each publisher printed, those with most documents first, the unknown one last."""
    printed: dict[str | None, list[Cited]] = {}
    for each in cited:
        printed.setdefault(publisher_of(each, holdings), []).append(each)
    found = [_publisher(publisher, documents) for publisher, documents in printed.items()]
    return tuple(sorted(found, key=lambda p: (p.publisher is None, -p.documents, p.publisher or "")))


def publisher_of(cited: Cited, holdings: Holdings) -> str | None:
    """Return the name of a document's publisher."""
    return holdings.name_of(cited.publisher) if cited.publisher else None


def _group(group: str, rows: Sequence[SourceRow]) -> SourceGroup:
    return SourceGroup(
        group=group,
        house=house_of(group),
        size=rows[0].group_size,
        rows=tuple(rows),
        first=first_of(rows),
    )


def first_of(rows: Iterable[SourceRow]) -> tuple[SourceRow, ...]:
    """Return the documents that may have been published first, none where no day is known."""
    dated = [(row, row.published) for row in rows if row.published]
    soonest = min((published.latest for _, published in dated), default=date.min)
    return tuple(row for row, published in dated if published.earliest <= soonest)


def _publisher(publisher: str | None, cited: Sequence[Cited]) -> PublisherRow:
    first = min((each.earliest for each in cited if each.earliest), default=None)
    last = max((each.latest for each in cited if each.latest), default=None)
    return PublisherRow(
        publisher=publisher,
        documents=len(cited),
        sources=len({each.group for each in cited}),
        claims=sum(each.claims for each in cited),
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
    )


def _runs(holdings: Holdings, doc_id: str) -> frozenset[str]:
    doc = holdings.store.document(doc_id)
    return shingle_set(doc.text) if doc else frozenset()


def _days_between(first: TimeSpan | None, later: TimeSpan | None) -> int | None:
    """Return the days between two days, None where either is none."""
    if first is None or later is None or first.earliest != first.latest or later.earliest != later.latest:
        return None
    return (later.earliest - first.earliest).days
