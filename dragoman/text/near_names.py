"""Near misses of official names: "Belt and Road Strategy" for an initiative, "Intensive" for "Extensive" Partnership.

Takes what has the names of programmes, series, treaties and declared levels of relations, as the lexicon does; gives
the one official name that a phrase misses by one word, and how. Never more than one word, never a name that is listed,
and never where what is left of the name is said of many things ("Global Development Plan").
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Protocol

from dragoman.text.folding import fold
from dragoman.text.stems import american
from dragoman.types.entity import Entity, EntityKind, NameKind

KINDS = frozenset({EntityKind.PROGRAMME, EntityKind.SERIES, EntityKind.INSTRUMENT, EntityKind.IGO})
SMALL = frozenset("of the and for on in to a an under by with s".split())
HEADS = frozenset("strategy initiative plan policy program framework vision agenda scheme project concept".split())
"""Nouns that writers exchange at the end of a name."""
DEGREES = frozenset(
    "extensive intensive comprehensive special enhanced privileged strategic global broad elevated strengthened".split()
)
"""Words for the degree of a partnership; one for another is another level, or a slip of the translator."""
GENERIC = (
    HEADS
    | DEGREES
    | frozenset(
        "national international regional joint new first economic economy security development cooperation digital "
        "energy green action partnership agreement treaty declaration statement dialogue forum summit meeting defense "
        "peace trade free common mutual general foreign ministers conference council world high level human rights "
        "convention protocol charter community fund bank goals relations committee working group".split()
    )
)
"""Words in the names of many things, which by themselves tell none."""
MIN_WORDS, MAX_WORDS = 2, 12
ROOT, ROOT_SHARE = 6, 0.6  # letters that two forms of one word begin with: "Normandian", "Normandy"
_NOT_WORD = re.compile(r"[^\w]+")


class Listed(Protocol):
    """A name as a table lists it."""

    @property
    def text(self) -> str:
        """Return the name."""


class Declared(Protocol):
    """A level of relations that was declared under a name of its own; the name may be empty."""

    @property
    def id(self) -> str:
        """Return the id of the relation."""

    @property
    def name(self) -> str:
        """Return the name of the level."""


class NamePack(Hashable, Protocol):
    """What has official names, by the fields of the lexicon; the same object has the same names for ever."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Return the entities by id."""

    @property
    def names(self) -> Sequence[Listed]:
        """Return all names of all entities."""

    @property
    def relations(self) -> Sequence[Declared]:
        """Return the declared levels."""


@dataclass(frozen=True, slots=True)
class NearName:
    """The official name that a phrase misses by a word; `id` of the entity or relation it names.

    `is_one_of_many`: the phrase is the singular of a plural name, one of the things that share it; no slip.
    """

    official: str
    id: str
    is_one_of_many: bool = False


@dataclass(frozen=True, slots=True)
class _Official:
    official: str
    id: str
    words: tuple[str, ...]


def bare_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in American spelling, without "the", "of" and the like.

    >>> bare_words("Partnership for Peace and Defence")
    ('partnership', 'peace', 'defense')
    """
    return tuple(w for w in _NOT_WORD.sub(" ", american(fold(name))).split() if w not in SMALL)


def find_near_name(phrase: str, pack: NamePack) -> NearName | None:
    """Return what official name `phrase` misses by one word; None for a listed name, or where two come as near."""
    return near_words(bare_words(phrase), pack)


def may_open(words: tuple[str, ...], pack: NamePack) -> bool:
    """Whether bare `words`, two or more, may begin a near miss: their first or second word is that of some name."""
    index = _index(pack)
    return words[0] in index.first or words[1] in index.second


def near_words(words: tuple[str, ...], pack: NamePack) -> NearName | None:
    """As `find_near_name`, of words that are already bare."""
    index = _index(pack)
    if not MIN_WORDS <= len(words) <= MAX_WORDS or words in index.listed or words in index.openings:
        return None
    found: dict[str, NearName] = {}
    for at, word in enumerate(words):
        for known in index.by_rest.get((at, words[:at] + words[at + 1 :]), ()):
            if _is_near(word, at, known):
                single = _plural(word) == known.words[at]
                official = _official_wording(known, pack)
                found.setdefault(known.id, NearName(official, known.id, single))
    return next(iter(found.values())) if len(found) == 1 else None


def _official_wording(known: _Official, pack: NamePack) -> str:
    """Return the entity's own name where the listed one is hardly another, such as a spelling of it."""
    entity = pack.entities.get(known.id)
    own = bare_words(entity.name) if entity else known.words
    is_spelling = len(own) == len(known.words) and len(set(own) ^ set(known.words)) <= 2
    return entity.name if entity and is_spelling else known.official


def _is_near(word: str, at: int, known: _Official) -> bool:
    """Whether `word` may stand for the word of `known` at that place."""
    other, rest = known.words[at], known.words[:at] + known.words[at + 1 :]
    if word == other:
        return False
    telling = any(w not in GENERIC and not w.isdigit() for w in rest)
    if word.isdigit() or other.isdigit():
        return False  # "Vision 2030" is not "Vision 2040"
    if _plural(word) == other or _plural(other) == word:
        return telling or (len(rest) > 1 and other not in GENERIC)
    if {word, other} <= HEADS:
        return telling and at == len(known.words) - 1 and len(rest) > 1
    if {word, other} <= DEGREES:
        return len(rest) > 2 and telling
    return (other not in GENERIC | SMALL and _is_one_root(word, other)) or (len(rest) > 1 and is_misprint(word, other))


def _is_one_root(left: str, right: str) -> bool:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    return same >= ROOT and same >= ROOT_SHARE * max(len(left), len(right))


def is_misprint(left: str, right: str) -> bool:
    """Whether two long words differ by one letter, or two that changed places."""
    if min(len(left), len(right)) < ROOT or abs(len(left) - len(right)) > 1:
        return False
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    a, b = left[start:], right[start:]
    swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@dataclass(frozen=True, slots=True)
class _Index:
    """The official names by what is left when one word is taken out, the words of all listed names, how names open."""

    by_rest: Mapping[tuple[int, tuple[str, ...]], tuple[_Official, ...]]
    listed: frozenset[tuple[str, ...]]
    openings: frozenset[tuple[str, ...]]  # a name cut short is no near miss of another
    first: frozenset[str]
    second: frozenset[str]


@lru_cache(maxsize=4)
def _index(pack: NamePack) -> _Index:
    by_rest: dict[tuple[int, tuple[str, ...]], list[_Official]] = {}
    listed = {bare_words(row.text) for row in pack.names if " " in row.text or "-" in row.text}
    openings: set[tuple[str, ...]] = set()
    official = list(_official(pack))
    for known in official:
        listed.add(known.words)
        openings.update(known.words[:size] for size in range(MIN_WORDS, len(known.words)))
        for at in range(len(known.words)):
            by_rest.setdefault((at, known.words[:at] + known.words[at + 1 :]), []).append(known)
    return _Index(
        {key: tuple(known) for key, known in by_rest.items()},
        frozenset(listed),
        frozenset(openings),
        frozenset(known.words[0] for known in official),
        frozenset(known.words[1] for known in official),
    )


def _official(pack: NamePack) -> Iterator[_Official]:
    """Yield every name of several words that is not said of many things, of entities and of declared levels."""
    for entity in pack.entities.values():
        for name in _names(entity) if entity.kind in KINDS else ():
            words = bare_words(name)
            if len(words) >= MIN_WORDS and not all(w in GENERIC for w in words):
                yield _Official(name, entity.id, words)
    seen: set[tuple[str, ...]] = set()
    for relation in pack.relations:
        words = bare_words(relation.name)
        if len(words) > MIN_WORDS and words not in seen:
            seen.add(words)
            yield _Official(relation.name, relation.id, words)


def _names(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from (n.text for n in entity.names if n.kind is not NameKind.ACRONYM and n.text != entity.name)
