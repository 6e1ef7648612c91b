"""Claims in the making: what reading a sentence hands to the building of claims.

Takes nothing; gives the Draft and Floor records.
"""

from dataclasses import dataclass

from dragoman.extract.roles import Parties
from dragoman.extract.rules import Hit
from dragoman.extract.standing import Standing
from dragoman.types.annotation import Mention
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its details: the predicate, its standing, who takes part, and the stretch that says so.

    `source` is who vouches for it beside the outlet.
    """

    hit: Hit
    standing: Standing
    parties: Parties
    stretch: Span
    source: Mention | None


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor between two sentences: the last named speaker, who launched something for whom; where.

    `signatories` are who concluded the agreement told of last.
    """

    speaker: Mention | None = None
    paragraph: int = -1
    launching: Parties = ()
    launched_in: int = -1
    signatories: tuple[Mention, ...] = ()
