"""What lies ahead of the report that tells it: "arrives on Thursday" is no arrival yet.

Takes the predicate of a clause, its words and days; says whether they lie ahead, and whether the verb is present.
"""

import re
from collections.abc import Sequence

from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.text.tokens import Token
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

AHEAD = re.compile(r"\b(?:tomorrow|next (?:week|month|year|\w+day)|later this (?:week|month|year))\b", re.IGNORECASE)
"""Words for days to come, for texts whose own day is not known."""


def is_ahead(scene: Scene, hit: Hit, stretch: Span, time: TimeSpan | None, published: TimeSpan | None) -> bool:
    """Whether the clause is dated after the day of its document, or its present verb goes with a day to come."""
    if time and published and time.earliest and published.latest:
        return time.earliest > published.latest
    return is_present(hit, scene.tokens) and bool(AHEAD.search(stretch.of(scene.text)))


def is_present(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the predicate is a verb in the present ("visits", "arrive")."""
    if hit.rule.cls is not RuleClass.EVENT or not hit.rule.elements or not hit.rule.elements[0].verb:
        return False
    element, word = hit.rule.elements[0], tokens[hit.first].low
    return word in element.bases or (word.endswith("s") and word not in element.participles)
