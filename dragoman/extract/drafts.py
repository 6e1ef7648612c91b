"""Claims in the making: what reading a sentence hands to the building of claims.

Takes nothing; gives the Draft, Known and Floor records.
"""

from dataclasses import dataclass, field

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

    def between(self, parties: Parties) -> "Draft":
        """Return the draft with other parties."""
        return Draft(self.hit, self.standing, parties, self.stretch, self.source)


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a clause may mean without naming them, by what was told last.

    `launching` are who launched a scheme and for whom, `launched_in` the paragraph that says so; `signatories` who
    concluded an agreement; `met` who met; `inviting` who invited last.
    """

    launching: Parties = ()
    launched_in: int = -1
    signatories: tuple[Mention, ...] = ()
    met: Parties = ()
    inviting: Mention | None = None


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor between two sentences: the last named speaker, in which paragraph; and who is known."""

    speaker: Mention | None = None
    paragraph: int = -1
    known: Known = field(default_factory=Known)
