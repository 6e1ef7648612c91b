"""Search: passages that hold given words, and the facts that rest on them.

Takes words and a query; gives passages, best first. The words go to the register's full-text index as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, choice_of
from dragoman.answer.wording import time_text
from dragoman.types.holding import MAX_RANKED, FactPlace, Hit
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


@dataclass(frozen=True, slots=True)
class Holding:
    """How many passages hold some words, counted no further than to MAX_RANKED + 1; `is_cut`: not all are ranked."""

    passages: int
    is_cut: bool


def search(holdings: Holdings, words: str, query: Query, *, limit: int = 50) -> tuple[Passage, ...]:
    """Return the passages that hold `words`, best first; with filters, only those some matching fact rests on."""
    is_open = query == Query()
    hits = holdings.store.search(words, limit=limit if is_open else limit * REACH)
    kept = resting_on(hits, holdings)
    if not is_open:
        told = sorted({fact_id for _, ids in kept for fact_id in ids})
        wanted = holdings.store.answering(told, choice_of(query, holdings))
        kept = [(hit, ids) for hit, ids in kept if not wanted.isdisjoint(ids)]
    holdings.take_cards(hit.doc_id for hit, _ in kept[:limit])
    return tuple(passage_of(hit, ids, holdings) for hit, ids in kept[:limit])


def holding(holdings: Holdings, words: str) -> Holding:
    """Return how many passages hold these words."""
    found = holdings.store.count_hits(words, at_most=MAX_RANKED + 1)
    return Holding(found, is_cut=found > MAX_RANKED)


def resting_on(hits: Sequence[Hit], holdings: Holdings) -> list[tuple[Hit, tuple[str, ...]]]:
    """Return each hit with the facts that rest on its words."""
    places = holdings.store.fact_places(list(dict.fromkeys(hit.doc_id for hit in hits)))
    return [(hit, _facts_at(hit, places.get(hit.doc_id, ()))) for hit in hits]


def _facts_at(hit: Hit, places: Iterable[FactPlace]) -> tuple[str, ...]:
    """Return the facts that rest on words of a passage."""
    return tuple(sorted({place.fact_id for place in places if place.start < hit.end and hit.start < place.end}))


def passage_of(hit: Hit, fact_ids: tuple[str, ...], holdings: Holdings) -> Passage:
    """Make the passage of a hit and the facts that rest on it."""
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
        fact_ids=fact_ids,
    )
