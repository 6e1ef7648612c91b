"""The latest facts of a long answer, for pages that show all of it at once.

Takes a query; gives facts' ids and how many there are. Undated facts come last, and only where there is room.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, choice_of
from dragoman.types.choice import Order, Window

MAX_FACTS = 2_000
"""Facts that one page looks at, at some 0.05 ms each."""


@dataclass(frozen=True, slots=True)
class Recent:
    """Ids of facts in order of time; `total` counts all that match."""

    ids: Sequence[str]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are here."""
        return self.total > len(self.ids)


def recent(holdings: Holdings, query: Query, *, limit: int = MAX_FACTS) -> Recent:
    """Return the facts that match `query`, the latest dated `limit` of them where there are more."""
    choice = choice_of(query, holdings)
    dated, undated = holdings.store.count_dated(choice)
    total = dated + undated
    window = Window(max(dated - limit, 0) if total > limit else 0, limit)
    return Recent(holdings.store.find_facts(choice, order=Order.CHRONOLOGY, window=window), total)
