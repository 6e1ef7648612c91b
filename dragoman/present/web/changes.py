"""The page of changes: two statements of one party, aligned wording by wording, beside the scale they are held to.

Takes requests; gives HTML. Never changes the register.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.statements import Aligned, Change, compare, statements
from dragoman.answer.strength import Scales, Step
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.rendering import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Named = Annotated[str, Query(max_length=MAX_NAME, description="Id of the document that has the statement.")]
MAX_ROWS = 150  # wordings shown; a page stays below its size


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """One scale, weakest step first; `used` are the ranks that phrases of the two statements stand on."""

    name: str
    steps: tuple[Step, ...]
    used: frozenset[int]


@router.get("/positions/changes")
def changes(
    request: Request, tag: Stamp, desk: LentDesk, asked: Filters, before: Named = "", after: Named = ""
) -> HTMLResponse:
    """Show what changed between two statements of one party; without an actor, the form that asks for one."""
    form = filter_form(asked, desk.holdings)
    found = statements(desk.holdings, desk.query(asked)) if asked.actor else ()
    compared = compare(found, before=before, after=after)
    rows = compared.rows if compared else ()
    return page(
        request,
        "changes.html",
        stamp=tag,
        form=form,
        statements=found,
        pair=(compared.before, compared.after) if compared else None,
        rows=rows[:MAX_ROWS],
        left_out=max(0, len(rows) - MAX_ROWS),
        tally=_tally(rows),
        scales=_tables(Scales(desk.holdings.lexicon.tables.get("strengths", ())), rows),
    )


def _tally(rows: Iterable[Aligned]) -> tuple[tuple[Change, int], ...]:
    """Count the changes, the gravest first."""
    counted = Counter(row.change for row in rows)
    return tuple((change, counted[change]) for change in SHOWN if counted[change])


SHOWN = (
    Change.HARDENED, Change.SOFTENED, Change.SHIFTED, Change.ADDED, Change.DROPPED, Change.REWORDED, Change.KEPT,
)  # fmt: skip


def _tables(scales: Scales, rows: Iterable[Aligned]) -> tuple[ScaleTable, ...]:
    """Return the scales, with the steps that the statements stand on."""
    used: dict[str, set[int]] = {}
    for row in rows:
        for said in (row.before, row.after):
            for phrase in said.phrases if said else ():
                used.setdefault(phrase.scale, set()).add(phrase.rank)
    return tuple(ScaleTable(name, steps, frozenset(used.get(name, ()))) for name, steps in scales.steps.items())
