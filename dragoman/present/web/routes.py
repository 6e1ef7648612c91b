"""The pages.

Takes requests; gives HTML. Never changes the register.
"""

import html

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from dragoman.present.serving.desks import LentDesk

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def overview(desk: LentDesk) -> HTMLResponse:
    """Say what the register holds."""
    counts = desk.holdings.store.counts()
    held = (("documents", counts.documents), ("facts", counts.facts), ("conflicts", counts.conflicts))
    items = "".join(f"<li>{number} {html.escape(what)}</li>" for what, number in held)
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dragoman</title></head>'
    return HTMLResponse(f"{head}<body><main><h1>Dragoman</h1><ul>{items}</ul></main></body></html>")
