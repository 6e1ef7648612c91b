"""Write judgements down and weigh the register anew: what the commands, the calls and the pages all do.

Takes a store, lines of the log and the lexicon; changes the register. Writing down what is there already changes
nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from dragoman.lexicon.records import Lexicon
from dragoman.run import pipeline
from dragoman.types.judgement import Judgement
from dragoman.types.store import Store

DIRTY = "dirty"
"""The note in the register that says that documents or judgements are newer than its facts."""


def record(store: Store, lines: Iterable[Judgement], *, lexicon: Lexicon) -> int:
    """Append the lines the log lacks, weigh the claims anew if any is new, and return how many are.

    Raises:
        RegisterError: the register cannot be written.
    """
    with sitting(store, lexicon=lexicon) as write:
        return sum([write(line) for line in lines])


@contextmanager
def sitting(store: Store, *, lexicon: Lexicon) -> Iterator[Callable[[Judgement], bool]]:
    """Give a way to append lines one by one, each kept at once; facts are made anew once, however the block ends.

    What is given returns whether the line was new. Where reading was cut off before, the note that says so stays:
    judging does not finish what reading began.
    """
    known = {line.id for line in store.judgements()}
    before, unfinished = len(known), store.meta(DIRTY)

    def write(line: Judgement) -> bool:
        if line.id in known:
            return False
        store.save_judgement(line)
        known.add(line.id)
        return True

    try:
        yield write
    finally:
        if len(known) > before:
            pipeline.weigh_claims(store, lexicon=lexicon)
            if unfinished is not None:
                store.save_meta(DIRTY, unfinished)
