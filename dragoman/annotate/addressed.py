"""People told of by a form of address or a title of no office: "Mr Rao", "H.E. Ana Roy", "Secretary Blinken".

Takes one sentence's scene; gives drafts of people. Who holds an office is found by `persons.py`.
"""

import re
from collections.abc import Iterator

from dragoman.annotate.drafts import Draft
from dragoman.annotate.persons import HONORIFICS, NAME, Scene, trim_name
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

MINISTER = "minister"  # the office of which nothing but the rank is told
_HONORIFIC = re.compile(rf"\b(?=[DHLMPRSTt])(?:{HONORIFICS})+")  # by its first letter before all else, for speed


def find_addressed(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for every name in the sentence behind a form of address or a bare title."""
    yield from _with_honorific(scene)
    yield from _with_bare_title(scene)


def _with_honorific(scene: Scene) -> Iterator[Draft]:
    for match in _HONORIFIC.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        found = NAME.match(scene.text, match.end(), scene.sentence.end)
        holder = trim_name(scene, Span(found.start("name"), found.end("name"))) if found else None
        if holder:
            yield Draft(
                span=Span(match.start(), holder.end),
                kind=EntityKind.PERSON,
                origin="honorific",
                score=0.9,
                holder=holder,
            )


_SECRETARY = re.compile(r"(?<!\w)Secretary\s+(?=[A-ZÀ-Þ])")
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*[\s-]+$")
BEFORE_CHARS = 40


def _with_bare_title(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each "Secretary Blinken", as who heads a department of state is told of in its own papers.

    A secretary of anything else has a word before it ("Press Secretary Roy", "Foreign Secretary Roy").
    """
    for match in _SECRETARY.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        before = scene.text[max(scene.sentence.start, match.start() - BEFORE_CHARS) : match.start()]
        found = NAME.match(scene.text, match.end(), scene.sentence.end)
        longer = any(title.span.contains(Span(match.start(), match.start() + 1)) for title in scene.offices)
        holder = trim_name(scene, Span(found.start("name"), found.end("name"))) if found and not longer else None
        if holder and not _CAPITAL_BEFORE.search(before):
            span = Span(match.start(), holder.end)
            yield Draft(span=span, kind=EntityKind.PERSON, origin="title and name", office=MINISTER, holder=holder)
