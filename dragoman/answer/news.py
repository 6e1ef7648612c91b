"""News: what some documents changed in the register: contradicted, moved, confirmed, added, or only repeated.

Takes a query and the batches of reading that count as new; gives one entry for each change, with the new words and the
earlier ones they are held against. The register is compared with what the same lexicon and the same judgements make of
the earlier documents alone, so news tells what documents changed, never what a better lexicon or a judgement did.
"""

from datetime import date

from dragoman.answer.batches import batches_since
from dragoman.answer.holdings import Holdings
from dragoman.answer.news_item import Change, Fresh, NewsItem
from dragoman.answer.news_of_conflicts import news_of_conflicts
from dragoman.answer.news_of_facts import news_of_facts, touched
from dragoman.answer.notes import time_order
from dragoman.answer.query import Query
from dragoman.errors import QueryError

MAX_TOUCHED = 300
"""Entries that documents may have touched for their news to be told to somebody who waits, at up to 20 ms each."""

ORDER = {change: place for place, change in enumerate(Change)}


def news(holdings: Holdings, query: Query, since: str | None) -> tuple[NewsItem, ...]:
    """Return what the batches from `since` on changed (None: the last), by change, then by time and id.

    Raises:
        QueryError: `since` is no day and no batch.
    """
    fresh = Fresh(holdings.store, _numbers(holdings, since))
    items = (*news_of_facts(holdings, query, fresh), *news_of_conflicts(holdings, query, fresh))
    return tuple(sorted(items, key=_place))


def is_soon_told(holdings: Holdings, query: Query, since: str | None) -> bool:
    """Whether these news can be told while somebody waits: whether so few entries were touched.

    Raises:
        QueryError: `since` is no day and no batch.
    """
    return len(touched(holdings, query, _numbers(holdings, since), limit=MAX_TOUCHED + 1)) <= MAX_TOUCHED


def soon_news(holdings: Holdings, query: Query, since: str | None) -> tuple[NewsItem, ...]:
    """Return the news for somebody who waits; see `news`.

    Raises:
        QueryError: `since` is no day and no batch, or too many entries were touched.
    """
    if not is_soon_told(holdings, query, since):
        raise QueryError(
            f"more than {MAX_TOUCHED} entries were touched, too many to be told at once; give an actor, a pair, a "
            "framework or a later day, or ask `dragoman news`, which takes its time"
        )
    return news(holdings, query, since)


def _numbers(holdings: Holdings, since: str | None) -> frozenset[int]:
    return frozenset(batch.number for batch in batches_since(holdings.store, since))


def _place(item: NewsItem) -> tuple[int, tuple[date, date], str, str, str]:
    return ORDER[item.change], time_order(item.time), item.fact_id or "", item.conflict_id or "", item.field
