"""The page of search: passages with the words lit, and facets that narrow them down, each value its own address.

Takes requests; gives HTML. Never changes the register.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.desk import Desk
from dragoman.answer.facets import FACETS, MAX_HITS, Narrowed
from dragoman.answer.passages import Passage
from dragoman.answer.wording import BADGES
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.paging import PageNumber, Part
from dragoman.present.web.rendering import page
from dragoman.text.folding import fold_name
from dragoman.types.choice import Window

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
PER_PAGE = 25
Value = Annotated[str | None, Query(max_length=MAX_NAME)]
LABELS = {"kind": "Kind", "actor": "Party", "area": "Field", "publisher": "Publisher", "year": "Year of publication"}


async def read_narrowed(
    kind: Value = None, actor: Value = None, area: Value = None, publisher: Value = None, year: Value = None
) -> Narrowed:
    """Read the values chosen; a dependency of FastAPI."""
    return Narrowed(kind=kind, actor=actor, area=area, publisher=publisher, year=year)


@dataclass(frozen=True, slots=True)
class Resting:
    """A fact that rests on a passage: its id, kind and status in words."""

    fact_id: str
    kind: str
    badge: str


@dataclass(frozen=True, slots=True)
class Result:
    """A passage in pieces, those lit that were looked for, and the facts that rest on it."""

    passage: Passage
    pieces: tuple[tuple[str, bool], ...]
    facts: tuple[Resting, ...]


@router.get("/search")
def search(
    request: Request,
    tag: Stamp,
    desk: LentDesk,
    narrowed: Annotated[Narrowed, Depends(read_narrowed)],
    q: Annotated[str, Query(max_length=MAX_NAME)] = "",
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show the passages that hold these words, best first."""
    window = Window((number - 1) * PER_PAGE, PER_PAGE)
    found = desk.search_by_facets(q, narrowed, window)
    results = [_result(passage, q, desk) for passage in found.passages]
    labels = {tally.value: tally.label for facet in found.facets for tally in facet.tallies}
    return page(
        request,
        "search.html",
        stamp=tag,
        words=q.strip(),
        found=found,
        labels=LABELS,
        chosen=[(name, labels.get(value, value)) for name, value in narrowed.wanted().items()],
        fields=FACETS,
        max_hits=MAX_HITS,
        part=Part(results, number, found.total > window.offset + PER_PAGE, PER_PAGE),
    )


def lit_pieces(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, each with whether it is one of the words; together they are the text.

    >>> list(lit_pieces("The Đà Nẵng talks", "da talks"))
    [('The ', False), ('Đà', True), (' Nẵng ', False), ('talks', True)]
    """
    wanted = {fold_name(word) for word in re.findall(r"\w+", words)}
    plain = ""
    for piece in re.split(r"(\w+)", text):
        if piece and fold_name(piece) in wanted:
            if plain:
                yield plain, False
            yield piece, True
            plain = ""
        else:
            plain += piece
    if plain:
        yield plain, False


def _result(passage: Passage, words: str, desk: Desk) -> Result:
    kinds = desk.holdings.lexicon.kinds
    facts = (
        Resting(fact.id, kinds[fact.kind].label if fact.kind in kinds else fact.kind, BADGES[fact.status])
        for fact in desk.holdings.facts_of(passage.fact_ids)
    )
    return Result(passage, tuple(lit_pieces(passage.text, words)), tuple(facts))
