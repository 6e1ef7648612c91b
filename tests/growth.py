"""Whether work grows with its input and no faster, measured in one run, so that a slow machine does not matter."""

import time
from collections.abc import Callable

MAX_RATIO = 3.2  # for double the input; linear work measures 1.6-2.4, quadratic 3.8-4.2
ALLOWANCE_S = 0.15  # what a pause of the machine may add
TRIES = 2


def spent_s(work: Callable[[str], object], text: str) -> float:
    """Return the shortest of a few runs, in seconds."""
    best = float("inf")
    for _ in range(TRIES):
        start = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - start)
    return best


def check_growth(work: Callable[[str], object], text: str) -> None:
    """Assert that double the input takes little more than double the time."""
    half, whole = spent_s(work, text[: len(text) // 2]), spent_s(work, text)
    assert whole <= MAX_RATIO * half + ALLOWANCE_S, f"{half:.3f} s, doubled {whole:.3f} s"
