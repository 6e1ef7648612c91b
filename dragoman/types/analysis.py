"""What a model of a language says about sentences: words with their heads, and names.

Takes nothing; gives the records that pass between an optional engine and the stations, and the Protocol an engine
meets. Relations and parts of speech are those of Universal Dependencies 2, tags those of the Penn Treebank, whatever
the engine's own labels are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.errors import InvalidRecordError
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `head` is the index of the token it depends on, its own where it is a root."""

    index: int
    span: Span
    pos: str
    tag: str
    lemma: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of the analysed sentences in text order, column by column: a report has thousands.

    Offsets are code points of the document's text; heads are indices into the same columns.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    pos: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        columns = (self.starts, self.ends, self.pos, self.tags, self.lemmas, self.heads, self.relations)
        if len({len(column) for column in columns}) != 1:
            raise InvalidRecordError(f"token columns differ in length: {[len(column) for column in columns]}")

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.starts)

    def __iter__(self) -> Iterator[Token]:
        """Yield every token, in text order."""
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, index: int) -> Token:
        """Return the token at `index`."""
        span = Span(self.starts[index], self.ends[index])
        pos, tag, lemma = self.pos[index], self.tags[index], self.lemmas[index]
        return Token(index, span, pos, tag, lemma, self.heads[index], self.relations[index])


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name the engine found, of one of the kinds PERSON, BODY, PLACE, SERIES, INSTRUMENT."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an engine says about the sentences it was given. Names lie inside sentences and do not overlap."""

    tokens: Tokens = field(default_factory=Tokens)
    names: tuple[FoundName, ...] = ()


class Analyser(Protocol):
    """An engine that reads sentences. What it says depends on the text and on `name` alone."""

    @property
    def name(self) -> str:
        """The model and its version: part of what a reading depends on."""

    def analyse(self, text: str, sentences: Sequence[Span]) -> Analysis:
        """Return the words and names of `sentences`, which are in text order and do not overlap."""
