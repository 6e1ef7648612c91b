"""The latest facts of a long answer, for pages that draw all of it at once.

Takes a query; gives facts and how many there are. Undated facts are taken only where there is room for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, choice_of, select_ids
from dragoman.types.choice import Order
from dragoman.types.fact import Fact

MAX_FACTS = 2_000
"""Facts that are read for one drawing, at some 0.1 ms each."""


@dataclass(frozen=True, slots=True)
class Recent:
    """Facts in order of time; `total` counts all that match."""

    facts: Sequence[Fact]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are here."""
        return self.total > len(self.facts)


def recent_facts(holdings: Holdings, query: Query) -> Recent:
    """Return the facts that match `query`, the latest dated MAX_FACTS of them where there are more."""
    ids = select_ids(holdings, query, order=Order.CHRONOLOGY)
    total = len(ids)
    if total > MAX_FACTS:
        undated = 0 if query.is_dated else holdings.store.count_facts(replace(choice_of(query, holdings), undated=True))
        dated = ids[: max(total - undated, 0)]
        ids = dated[-MAX_FACTS:] or ids[:MAX_FACTS]
    return Recent(holdings.facts_of(ids), total)
