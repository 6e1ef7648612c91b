"""News: what some documents changed in the register: contradicted, moved, confirmed, added, or only repeated.

Takes a query and the batches of reading that count as new; gives one entry for each change, with the new words and the
earlier ones they are held against. The register is compared with what the same lexicon and the same judgements make of
the earlier documents alone, so news tells what documents changed, never what a better lexicon or a judgement did.
"""

from datetime import date

from dragoman.answer.batches import batches_since
from dragoman.answer.holdings import Holdings
from dragoman.answer.news_item import Change, NewsItem
from dragoman.answer.news_of_conflicts import news_of_conflicts
from dragoman.answer.news_of_facts import news_of_facts
from dragoman.answer.notes import time_order
from dragoman.answer.query import Asked, Query

MAX_DOCUMENTS = 300
"""Documents read at once of which all news are told to somebody who waits; of more, those of a party or framework."""

ORDER = {change: place for place, change in enumerate(Change)}


def news(holdings: Holdings, query: Query, since: str | None) -> tuple[NewsItem, ...]:
    """Return what the batches from `since` on changed (None: the last), by change, then by time and id.

    Raises:
        QueryError: `since` is no day and no batch.
    """
    numbers = {batch.number for batch in batches_since(holdings.store, since)}
    batch_of = holdings.store.batch_of() if numbers else {}
    fresh = {doc_id: number for doc_id, number in batch_of.items() if number in numbers}
    items = (*news_of_facts(holdings, query, fresh), *news_of_conflicts(holdings, query, fresh))
    return tuple(sorted(items, key=_place))


def is_soon_told(asked: Asked, documents: int) -> bool:
    """Whether the news of so many documents can be told while somebody waits."""
    return documents <= MAX_DOCUMENTS or bool(asked.actor or asked.with_ or asked.framework)


def _place(item: NewsItem) -> tuple[int, tuple[date, date], str, str, str]:
    return ORDER[item.change], time_order(item.time), item.fact_id or "", item.conflict_id or "", item.field
