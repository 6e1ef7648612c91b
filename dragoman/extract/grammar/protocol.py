"""What the grammar of a sentence decides: its clauses, and who stands where around a predicate.

Takes nothing; gives the records Unit and Subject and the Protocol that both ways of telling meet: by the parse
(`syntax.py`) and, where no model is installed, by the order of words (`word_order.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.extract.grammar.parties import Place
from dragoman.extract.rules import Hit
from dragoman.text.tokens import Token
from dragoman.types.claim import Role
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A chain of hits, outermost first, and the tokens `start`..`stop` (half open) of its clause.

    `opened_by` is the word at its boundary ("", "and", ",", "which", "if"); `told` the report that governs it, where
    grammar knows one, for it may also stand behind.
    """

    hits: tuple[Hit, ...]
    start: int
    stop: int
    opened_by: str
    told: Hit | None = None

    def stretch(self, tokens: Sequence[Token]) -> Span:
        """Return the text the unit covers."""
        return Span(tokens[self.start].start, tokens[self.stop - 1].end)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: its parties, and whether they stand in the clause itself."""

    places: tuple[Place, ...]
    own: bool


class Grammar(Protocol):
    """The grammar of one sentence."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The clauses around predicates, in text order."""

    def subject(self, unit: Unit, main: Hit, report: Hit | None, before: tuple[Place, ...], /) -> Subject:
        """Return who stands before the predicate `main` that `report` passes on; those `before` may be shared."""

    def reporter(self, unit: Unit, report: Hit, /) -> tuple[Place, ...]:
        """Return who says what `report` passes on."""

    def others(self, unit: Unit, hit: Hit, /) -> Iterator[tuple[Role, Place]]:
        """Yield the parties after the predicate that its rule gives a role, by their place."""

    def is_passive(self, hit: Hit) -> bool:
        """Whether the verb of the hit is in the passive."""

    def agents(self, unit: Unit, hit: Hit, /) -> tuple[Place, ...]:
        """Return who does what a passive says ("by Chile")."""

    def befallen(self, unit: Unit, hit: Hit, /) -> tuple[Place, ...]:
        """Return whom it befalls what a passive says."""
