"""Where the claims of one fact disagree, by the table of detectors.

Takes a fact as weighed; gives Conflicts, each with its readings, the words they rest on and a sentence that explains
them. Nothing is decided here: all sides stay.
"""

from collections.abc import Callable, Iterator

from dragoman.reconcile.conflict_record import Weighed
from dragoman.reconcile.conflict_scope import find_firsts
from dragoman.reconcile.conflict_standing import find_denials, find_setbacks, find_stages
from dragoman.reconcile.conflict_values import find_counts, find_dates, find_hedges, find_names, find_places, find_sums
from dragoman.types.fact import Conflict

DETECTORS: tuple[Callable[[Weighed], Iterator[Conflict]], ...] = (
    find_dates,
    find_sums,
    find_hedges,
    find_counts,
    find_places,
    find_names,
    find_denials,
    find_setbacks,
    find_stages,
    find_firsts,
)


def find_conflicts(held: Weighed) -> Iterator[Conflict]:
    """Yield the conflicts among the claims of a fact, by detector."""
    if len(held.claims) > 1:
        for detect in DETECTORS:
            yield from detect(held)
