"""What a register store hands out beside the records themselves: headings, counts, places, passages, pieces to keep.

Frozen records of parts and totals, so that a listing need not read whole documents. `store.py` says who gives them.
"""

from dataclasses import dataclass

from dragoman.types.annotation import Dating
from dragoman.types.fact import Conflict, Fact
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a register holds."""

    documents: int
    claims: int
    facts: int
    conflicts: int
    issues: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A document without its text. `publisher` is the stated one, else the one its text names; `published` is stated.

    `group` are the documents it depends on or that depend on it; its own id where there are none.
    """

    id: str
    name: str
    dating: Dating
    group: str
    title: str | None = None
    publisher: str | None = None
    published: TimeSpan | None = None
    address: str | None = None
    author: str | None = None
    lang: str | None = None
    raw_sha256: str = ""
    text_sha256: str = ""
    cleaner: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line shows of a document. `publisher` is an id or a name as it is stored, stated or as its text names it.

    `published` is the day it was dated to, else the one it states; `basis` says how it is known. `group` are the
    documents it depends on or that depend on it; its own id where there are none.
    """

    doc_id: str
    name: str
    title: str | None
    publisher: str | None
    published: TimeSpan | None
    basis: str | None
    group: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that carries some facts: its claims, the facts, and those that rest on one source only.

    `publisher` is an id or a name as it is stored, `earliest` and `latest` the days of publication (ISO 8601), None
    where they are not known; `group` are the documents it depends on.
    """

    doc_id: str
    publisher: str | None
    earliest: str | None
    latest: str | None
    group: str
    claims: int
    facts: int
    alone: int


@dataclass(frozen=True, slots=True)
class Citing:
    """How many documents carry some facts, and how many independent sources these are."""

    documents: int
    independent: int


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Words of a document on which a fact rests, in code points."""

    start: int
    end: int
    fact_id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Facts that hang on no others, the conflicts about them, and the ids of the stored facts that give way to them."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    instead_of: frozenset[str]


MAX_RANKED = 3000
"""Passages that are ranked of those which hold some words: some 7 ms, and as much again where all rank equal."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found by full-text search: document, sentence span and text, best `rank` first (lower is better)."""

    doc_id: str
    name: str
    start: int
    end: int
    text: str
    rank: float
