"""Write judgements down for a caller of the service, one at a time: the register has one writer.

Takes the service's desks, who judges, and what makes the line; appends it and weighs the register anew. Pages and calls
both come here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from dragoman.answer.holdings import Holdings
from dragoman.answer.judging import Judge
from dragoman.present.desks import Desks
from dragoman.run.judging import record
from dragoman.types.access import Token
from dragoman.types.judgement import Judgement

WRITING = Lock()
"""Held while the register is written to: by a judgement, or by the process that reads an uploaded document."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of the log; `is_new` is false where it was there already."""

    line: Judgement
    is_new: bool


def write_judgement(desks: Desks, token: Token, reason: str, make: Callable[[Holdings, Judge], Judgement]) -> Written:
    """Write down what `make` gives; who judges is the token's name, never what a request says.

    Raises:
        QueryError: what is judged is not known.
        RegisterError: the register cannot be written.
    """
    judge = Judge(by=token.name, at=datetime.now(UTC), reason=reason)
    with WRITING, desks.lend_to_change() as desk:
        line = make(desk.holdings, judge)
        new = record(desk.holdings.store, [line], lexicon=desks.lexicon)
    return Written(line, bool(new))
