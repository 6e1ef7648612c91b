"""What lies ahead of the report that tells it: "arrives on Thursday" is no arrival yet.

Takes the predicate of a clause, its words and days; says whether they lie ahead.
"""

import re

from dragoman.extract.rules import Hit
from dragoman.extract.scene import Scene
from dragoman.extract.standing import is_present
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

AHEAD = re.compile(r"\b(?:tomorrow|next (?:week|month|year|\w+day)|later this (?:week|month|year))\b", re.IGNORECASE)
"""Words for days to come, for texts whose own day is not known."""


def is_ahead(scene: Scene, hit: Hit, stretch: Span, time: TimeSpan | None, published: TimeSpan | None) -> bool:
    """Whether the clause is dated after the day of its document, or its present verb goes with a day to come."""
    if time and published and time.earliest and published.latest:
        return time.earliest > published.latest
    return is_present(hit, scene.tokens) and bool(AHEAD.search(stretch.of(scene.text)))
