"""Token buckets: how often each caller may ask.

Takes callers and a clock; says how long a caller has to wait. Knows no more callers than it was told to.
"""

from collections import OrderedDict
from collections.abc import Callable

MAX_CALLERS = 10_000


class Rates:
    """So many requests a second for each caller, and so many at once. For one thread (the event loop's)."""

    def __init__(self, per_s: float, burst: int, clock: Callable[[], float]) -> None:
        """Begin with every bucket full; `clock` gives seconds that only grow."""
        self._per_s = per_s
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, caller: str) -> float:
        """Take one request out of the caller's bucket; return 0, or the seconds until there is one to take."""
        now = self._clock()
        left, last = self._buckets.pop(caller, (float(self._burst), now))
        left = min(self._burst, left + (now - last) * self._per_s)
        wait = 0.0 if left >= 1 else (1 - left) / self._per_s
        self._buckets[caller] = (left - 1 if wait == 0 else left, now)
        if len(self._buckets) > MAX_CALLERS:
            self._buckets.popitem(last=False)  # whoever has been away longest has a full bucket anyway
        return wait
