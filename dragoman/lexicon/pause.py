"""Python's search for cycles of garbage, paused while the lexicon is loaded, a document is read, a register is weighed.

All of these make very many small records that all live to the end and form no cycles. Looking through them again and
again made a document of twenty thousand cost a third more to weigh than one of two thousand, loading an eighth more,
reading a report a fiftieth, and a book of a hundred thousand words a seventh.
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
