"""Python's search for cycles of garbage, paused while a register is weighed.

Weighing makes hundreds of thousands of small records that all live to the end and form no cycles; looking through them
again and again made a document of twenty thousand cost a third more than one of two thousand.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collection() -> Iterator[None]:
    """Pause the search, and take it up again where it was on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
