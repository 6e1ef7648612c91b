"""The page that says who somebody is, or who held an office on a day, and why.

Takes requests; gives HTML. Answers from the lexicon alone.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.who import who
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.filtering import DAY_HINT
from dragoman.present.web.rendering import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Words = Annotated[str, Query(max_length=MAX_NAME)]


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for, in words; empty parts do not restrict."""

    name: str
    office: str
    of: str
    on: str

    @property
    def is_asked(self) -> bool:
        """Whether somebody is looked for at all."""
        return bool(self.name or self.office)


async def read_sought(name: Words = "", office: Words = "", of: Words = "", on: Words = "") -> Sought:
    """Read who is looked for; a dependency of FastAPI."""
    return Sought(name.strip(), office.strip(), of.strip(), on.strip())


@router.get("/who")
def who_page(
    request: Request, tag: Stamp, desk: LentDesk, sought: Annotated[Sought, Depends(read_sought)]
) -> HTMLResponse:
    """Show who is meant, with the reasons and the near misses."""
    found = None
    if sought.is_asked:
        lexicon = desk.holdings.lexicon
        found = who(
            sought.name, office=sought.office or None, of=sought.of or None, on=sought.on or None, lexicon=lexicon
        )
    fields = (
        ("name", "Name, with or without a title", sought.name, "PM Chinh"),
        ("office", "or an office", sought.office, "foreign minister"),
        ("of", "of", sought.of, "Japan"),
        ("on", "on", sought.on, DAY_HINT),
    )
    return page(request, "who.html", stamp=tag, found=found, fields=fields)
