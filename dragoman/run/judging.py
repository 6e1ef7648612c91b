"""Write judgements down and weigh the register anew: what the commands, the calls and the pages all do.

Takes a store, lines of the log and the lexicon; changes the register. Writing down what is there already changes
nothing.
"""

from collections.abc import Iterable

from dragoman.lexicon.records import Lexicon
from dragoman.run import pipeline
from dragoman.types.judgement import Judgement
from dragoman.types.store import Store

DIRTY = "dirty"
"""The note in the register that says that documents or judgements are newer than its facts."""


def record(store: Store, lines: Iterable[Judgement], *, lexicon: Lexicon) -> int:
    """Append the lines the log lacks, weigh the claims anew if any is new, and return how many are.

    Where reading was cut off before, the note that says so stays: judging does not finish what reading began.

    Raises:
        RegisterError: the register cannot be written.
    """
    known = {line.id for line in store.judgements()}
    new = [line for line in lines if line.id not in known]
    if not new:
        return 0
    unfinished = store.meta(DIRTY)
    for line in new:
        store.save_judgement(line)
    pipeline.weigh_claims(store, lexicon=lexicon)
    if unfinished is not None:
        store.save_meta(DIRTY, unfinished)
    return len(new)
