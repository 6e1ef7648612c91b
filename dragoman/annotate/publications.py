"""White papers, yearbooks and reports named by what they are and whose, without a title of their own.

Takes one sentence's scene; gives drafts for "Japan's new defence white paper 2024" (without its owner, who stays a
mention of its own). "The paper said" is later traced to that owner.
"""

import re
from collections.abc import Iterator

from dragoman.annotate.drafts import Draft
from dragoman.annotate.persons import Scene, owner_before
from dragoman.annotate.sieve import sieve_of
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

ORIGIN = "publication of owner"
_NOUN = re.compile(
    r"\b(?:(?:new|latest|first|annual|defen[cs]e|foreign|policy|diplomatic|security|integrated|strategic)\s+){0,3}"
    r"(?:white\s+paper|blue\s?book|green\s+paper|yearbook|policy\s+paper|strategy\s+paper|annual\s+report)\b(?:\s+\d{4})?",
    re.IGNORECASE,
)
_SIEVE = sieve_of([_NOUN])


def find_publications(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for every publication of the sentence that stands right behind its owner."""
    if not _SIEVE.open(scene.text, scene.sentence):
        return
    for match in _NOUN.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        owner = owner_before(scene, match.start())
        if owner:
            span = Span(match.start(), match.end())
            yield Draft(span=span, kind=EntityKind.PUBLICATION, origin=ORIGIN, of=owner.entity_ids[0], score=0.8)
