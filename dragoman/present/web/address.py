"""Addresses of the pages: every view, passage, filter and day has one of its own.

Takes ids and queries; gives paths, escaped. Nothing else in the house writes an address of a page.
"""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

from dragoman.answer.notes import Note

MAX_WORD = 80  # characters of a name in an address
ROOMS = {"fct": "facts", "clm": "claims", "doc": "documents", "cnf": "conflicts"}


def path_to(id_: str) -> str:
    """Return the page of a fact, claim, document, conflict or entity, by what its id begins with.

    >>> path_to("fct_9f86d081"), path_to("state:jpn")
    ('/facts/fct_9f86d081', '/entities/state%3Ajpn')
    """
    return f"/{ROOMS.get(id_.partition('_')[0], 'entities')}/{_quoted(id_)}"


@lru_cache(maxsize=4096)
def _quoted(id_: str) -> str:
    """Quote an id: a page names the same ones many times."""
    return quote(id_, safe="")


def passage_path(note: Note) -> str:
    """Return the place in the evidence reader where a note's words stand, lit."""
    claim = _quoted(note.claim_id)
    return f"{path_to(note.doc_id)}?claim={claim}#{claim}"


def place_path(doc_id: str, start: int, end: int) -> str:
    """Return the place in the evidence reader where these words of a document stand, lit.

    >>> place_path("doc_9f86d081", 10, 42)
    '/documents/doc_9f86d081?at=10-42#at'
    """
    return f"{path_to(doc_id)}?at={start}-{end}#at"


def question_path(ids: Iterable[str]) -> str:
    """Return the page of a question of the review queue, by the ids it is about.

    >>> question_path(["clm_9f86d081", "clm_b5bb9d80"])
    '/review/clm_9f86d081,clm_b5bb9d80'
    """
    return f"/review/{','.join(quote(id_, safe='') for id_ in ids)}"


def group_path(group: str) -> str:
    """Return the page of a group of sources that depend on one another.

    >>> group_path("house:meridian")
    '/sources/house%3Ameridian'
    """
    return f"/sources/{quote(group, safe='')}"


def party_word(id_: str, name: str) -> str:
    """Return what stands for a party in the query of an address: its name, its id where the name is long.

    >>> party_word("state:jpn", "Japan"), party_word("person:x", 100 * "x")
    ('Japan', 'person:x')
    """
    return name if len(name) <= MAX_WORD else id_


def pair_query(one: str, other: str) -> str:
    """Return the query of two parties, by what stands for each.

    >>> pair_query("Japan", "Viet Nam")
    '?actor=Japan&with=Viet+Nam'
    """
    return f"?actor={_in_query(one)}&with={_in_query(other)}"


@lru_cache(maxsize=4096)
def _in_query(word: str) -> str:
    """Quote a value as `urlencode` does: a network leads to each of its parties many times."""
    return quote_plus(word)


def with_query(query: str, **changed: object) -> str:
    """Return a query with some of its fields set anew, or left out where None; the others keep their order.

    >>> with_query("actor=Japan&page=3", page=None, view="chart")
    '?actor=Japan&view=chart'
    """
    return _changed(query, tuple(changed.items()))


@lru_cache(maxsize=4096)
def _changed(query: str, changed: tuple[tuple[str, object], ...]) -> str:
    """Return a query with these fields set anew: a page leads to some places more than once."""
    names = {name for name, _ in changed}
    kept = [(name, value) for name, value in _fields(query) if name not in names]
    return f"?{urlencode([*kept, *((name, str(value)) for name, value in changed if value is not None)])}"


@lru_cache(maxsize=64)
def _fields(query: str) -> tuple[tuple[str, str], ...]:
    """Read the fields of a query: a page makes many addresses of its own."""
    return tuple(parse_qsl(query))
