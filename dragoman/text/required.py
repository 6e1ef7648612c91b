"""What a pattern cannot match without: sets of words of which one must stand in the text, read off the pattern itself.

Takes a compiled pattern; gives its needs, for a search that is quicker than the pattern. A need is never too strict:
where a pattern can match, one word of each of its needs stands in the text as `plain` writes it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]  # the one parser that reads what `re` reads
from re import _parser as parser  # type: ignore[attr-defined]
from string import digits
from typing import Any

BLANK = " "  # any white space, however much
DIGIT = "0"  # every figure, so that a year is "0000" wherever it stands
MAX_WORDS = 200  # spelled out exactly for one part; beyond, only the words of its pieces are kept
COMMON = frozenset(" ,.;:-–—()'’\"“”")  # marks that stand in most sentences
MAX_SET = 26  # characters of a class that are told apart
MAX_ROUNDS = 6  # of a repeat that are spelled out
MIN_CHARS = 2  # of a word of letters; a single one stands in every sentence
MAX_NEEDS = 3  # of one pattern, the rarest
_BLANKS = re.compile(" {2,}")
_DIGITS = re.compile(r"\d")
_FIGURES = str.maketrans(dict.fromkeys(digits, DIGIT))

_CATEGORIES = {op.CATEGORY_DIGIT: DIGIT, op.CATEGORY_SPACE: BLANK}

Need = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part of a pattern: all strings it matches, else (None) the needs it has."""

    exact: Need | None
    needs: tuple[Need, ...] = ()


_NOTHING = _Part(frozenset({""}))
_ANYTHING = _Part(None)


def plain(text: str) -> str:
    """Return `text` as needs are written: case folded, every figure a "0", any white space one blank.

    There is a blank at both ends. The length may change.
    """
    folded = f" {' '.join(text.casefold().split())} "
    return folded.translate(_FIGURES) if folded.isascii() else _DIGITS.sub(DIGIT, folded)


def _char(code: int) -> str:
    """Return one literal character of a pattern as needs are written."""
    char = chr(code)
    return BLANK if char.isspace() else DIGIT if char.isdecimal() else char.casefold()


def needs_of(pattern: re.Pattern[str]) -> tuple[Need, ...]:
    """Return the needs of `pattern`, the most telling first; none where nothing can be said.

    >>> [sorted(need) for need in needs_of(re.compile(r"(?:last|next) years?", re.I))]
    [['last year', 'next year']]
    """
    part = _sequence(parser.parse(pattern.pattern, pattern.flags))
    useful = {need for need in _needs(part) if all(_is_telling(word) for word in need)}
    return tuple(sorted(useful, key=_rank)[:MAX_NEEDS])


def _weight(word: str) -> int:
    """Say how telling a word is: by its characters, but for marks of every sentence; a figure counts half a letter."""
    return sum(1 if char == DIGIT else 2 for char in word if char not in COMMON)


def _is_telling(word: str) -> bool:
    bare = word.strip(BLANK)
    return _weight(bare) > 0 and (len(bare) >= MIN_CHARS or not bare.isalpha())


def _rank(need: Need) -> tuple[int, int, list[str]]:
    """Sort key: needs whose poorest word is long come first, then those of few words."""
    return -min(map(_weight, need)), len(need), sorted(need)


def _needs(part: _Part) -> tuple[Need, ...]:
    if part.exact is None:
        return part.needs
    return () if "" in part.exact else (_shortest(part.exact),)


def _shortest(words: Iterable[str]) -> Need:
    """Leave out words that hold another one: "days" is found wherever "day" is."""
    kept: list[str] = []
    for word in sorted(words, key=lambda w: (len(w), w)):
        if not any(short in word for short in kept):
            kept.append(word)
    return frozenset(kept)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Read one item after another, joining what is known exactly as long as it stays short."""
    needs: list[Need] = []
    run: Need = _NOTHING.exact or frozenset()
    whole = True
    for kind, value in items:
        part = _item(kind, value)
        if part.exact is not None and len(run) * len(part.exact) <= MAX_WORDS:
            run = frozenset(_joined(pair) for pair in product(run, part.exact))
            continue
        needs += [*_needs(_Part(run)), *(part.needs if part.exact is None else ())]
        run, whole = (part.exact if part.exact is not None else frozenset({""})), False
    return _Part(run) if whole else _Part(None, (*needs, *_needs(_Part(run))))


def _joined(pieces: Iterable[str]) -> str:
    """Join what stands side by side; blanks that meet are one."""
    word = "".join(pieces)
    return _BLANKS.sub(BLANK, word) if BLANK * 2 in word else word


def _item(kind: Any, value: Any) -> _Part:
    """Read one item of a parsed pattern."""
    if kind is op.LITERAL:
        return _Part(frozenset({_char(value)}))
    if kind is op.IN:
        return _class(value)
    if kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        return _NOTHING
    if kind is op.SUBPATTERN:
        return _sequence(value[3])
    if kind is op.ATOMIC_GROUP:
        return _sequence(value)
    if kind is op.BRANCH:
        return _branch([_sequence(option) for option in value[1]])
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        return _repeat(*value)
    return _ANYTHING


def _class(members: Sequence[tuple[Any, Any]]) -> _Part:
    """Read a class of characters: figures as one, a few others one by one."""
    chars: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            chars.add(_char(value))
        elif kind is op.RANGE and chr(value[0]) in digits and chr(value[1]) in digits:
            chars.add(DIGIT)
        elif kind is op.CATEGORY and value in _CATEGORIES:
            chars.add(_CATEGORIES[value])
        else:
            return _ANYTHING
    return _Part(frozenset(chars)) if len(chars) <= MAX_SET else _ANYTHING


def _branch(options: Sequence[_Part]) -> _Part:
    """Read a choice: any string of any option, else one need of each option together."""
    exact = frozenset(word for option in options for word in option.exact or ())
    if all(option.exact is not None for option in options) and len(exact) <= MAX_WORDS:
        return _Part(exact)
    best = [min(_needs(option), key=_rank, default=frozenset[str]()) for option in options]
    joined = _shortest(word for need in best for word in need)
    return _Part(None, (joined,)) if all(best) else _ANYTHING


def _repeat(least: int, most: int, items: Iterable[tuple[Any, Any]]) -> _Part:
    """Read a repeat: all its strings where they are few, else what one round needs."""
    part = _sequence(items)
    if part.exact == frozenset({BLANK}):
        return _Part(frozenset({BLANK, ""} if least == 0 else {BLANK}))
    if part.exact is not None and most <= MAX_ROUNDS and len(part.exact) ** most <= MAX_WORDS:
        rounds = [product(sorted(part.exact), repeat=count) for count in range(least, most + 1)]
        return _Part(frozenset(_joined(words) for several in rounds for words in several))
    return _Part(None, _needs(part)) if least else _ANYTHING
