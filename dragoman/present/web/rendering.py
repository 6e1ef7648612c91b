"""Pages from templates: every value escaped, and times, sums and names said as everywhere else.

Takes the name of a template and what it shows; gives HTML. Decides nothing about what is shown.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.answer.wording import (
    BADGES,
    amounts_text,
    day_text,
    modality_text,
    names_text,
    number_text,
    quote_text,
    time_text,
)
from dragoman.present.serving.problems import Problem
from dragoman.present.serving.stamps import Stamped
from dragoman.present.web.address import (
    group_path,
    pair_query,
    party_word,
    passage_path,
    path_to,
    place_path,
    question_path,
    with_query,
)
from dragoman.present.web.lengths import Whole, shown, up_to, whole
from dragoman.present.web.past_day import keep_day, past_day
from dragoman.present.web.sides import topic_text
from dragoman.types.ids import checksum

FOLDER = Path(str(files("dragoman.present.web")))
# Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): they turn the order of what follows around,
# so that a name reads as another. Marks (U+200E, U+200F, U+061C) cannot, and Arabic and Hebrew texts need them.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""Write characters that turn the order of a text around as their names, so that they do not act.

    >>> visible("exe.\u202efdp")
    'exe.⟨RIGHT-TO-LEFT OVERRIDE⟩fdp'
    """
    return TURNING.sub(lambda match: f"⟨{unicodedata.name(match[0])}⟩", text)


FILTERS = {
    "amounts": amounts_text,
    "badge": BADGES.__getitem__,
    "day": day_text,
    "json": json.dumps,  # in ASCII: exact where `visible` would replace a character
    "modality": modality_text,
    "money": number_text,
    "names": names_text,
    "quoted": quote_text,
    "time": time_text,
    "topic": topic_text,
    "up_to": up_to,
    "whole": whole,
}


@cache
def templates() -> Environment:
    """Return the templates, read once; a name that a template misspells is an error, never an empty place."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS
    environment.globals["past_day"] = past_day
    environment.globals |= {make.__name__: _addresses(make) for make in ADDRESSES}
    return environment


def load_templates() -> None:
    """Read all templates, so that no caller waits for it."""
    for name in templates().list_templates(extensions=["html"]):
        templates().get_template(name)


def _addresses(make: Callable[..., str]) -> Callable[..., Whole]:
    """Let what makes addresses make them whole: a cut one leads nowhere."""
    return lambda *args, **kwargs: Whole(make(*args, **kwargs))


@cache
def asset(name: str) -> str:
    """Return the address of a file of `static`, with a mark of its content, so that it can be kept for long."""
    return f"/static/{name}?v={checksum((FOLDER / 'static' / name).read_text('utf-8'))[:12]}"


ADDRESSES = (asset, group_path, pair_query, party_word, passage_path, path_to, place_path, question_path, with_query)
"""What templates make addresses with, by these names."""


def page(request: Request, template: str, *, stamp: Stamped, **shown: object) -> HTMLResponse:
    """Fill a template; `stamp` is that of what is shown, which must follow from the register and the address alone."""
    body = _fill(request, template, shown)
    stamp.keep(body, "text/html; charset=utf-8")
    return HTMLResponse(body, headers=stamp.headers)


def problem_page(request: Request, problem: Problem) -> str:
    """Draw what went wrong, with ways on."""
    return _fill(request, "problem.html", {"problem": problem})


def _fill(request: Request, template: str, shown: Mapping[str, object]) -> str:
    made = templates().get_template(template).render(address=Whole(request.url.path), query=request.url.query, **shown)
    return keep_day(visible(made), request.url.query)
