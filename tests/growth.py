"""Whether work grows with its input and no faster, measured in one run, so that a slow machine does not matter."""

import time
from collections.abc import Callable

MAX_RATIO = 3.2  # for double the input; linear work measures 1.6-2.4, quadratic 3.8-4.2
ALLOWANCE_S = 0.25  # what a pause of the machine may add
TRIES = 3


def spent_s(work: Callable[[str], object], text: str) -> float:
    """Return the shortest of a few runs, in seconds of this process, so that others beside it do not count."""
    best = float("inf")
    for _ in range(TRIES):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def check_growth(work: Callable[[str], object], text: str) -> None:
    """Assert that double the input takes little more than double the time."""
    half, whole = spent_s(work, text[: len(text) // 2]), spent_s(work, text)
    assert whole <= MAX_RATIO * half + ALLOWANCE_S, f"{half:.3f} s, doubled {whole:.3f} s"
