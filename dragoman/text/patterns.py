"""Builders for regular expressions over words, and numbers written in words.

Takes word lists; gives pattern text whose every repeat is bounded, so a match costs at most a constant per
character whatever the input. Never compiles at run time from user text and never matches an empty list.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from dragoman.errors import LexiconError

SPACE = r"\s{1,20}"
"""White space between two words of one phrase, line breaks included; bounded."""

GAP = r"\s{0,20}"
"""White space that may be missing."""

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    "twenty-second": 22, "twenty-fifth": 25, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip


@lru_cache(maxsize=8)
def whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of `words` as words of their own, in any case; a hyphen is part of a word."""
    return re.compile(rf"(?<![\w-]){either(words)}(?![\w-])", re.IGNORECASE)


def either(words: Iterable[str]) -> str:
    r"""Return a group that matches any of `words`, the longest that fits; a space in a word matches any white space.

    Words that begin alike share their beginning, so that a place where none stands costs a few comparisons.

    >>> either(["up to", "up", "under"])
    '(?:u(?:nder|p(?:\\s{1,20}to)?))'

    Raises:
        LexiconError: `words` is empty; the pattern would match everywhere.
    """
    listed = sorted(set(words))
    if not listed or not all(word.strip() for word in listed):
        raise LexiconError("a pattern needs at least one word, and no empty one")
    return f"(?:{_shared([_pieces(word) for word in listed])})"


def _pieces(word: str) -> tuple[str, ...]:
    """Cut a word into what a pattern matches one by one: characters, and white space between its parts."""
    parts = [tuple(map(re.escape, part)) for part in word.split()]
    return parts[0] + tuple(piece for part in parts[1:] for piece in (SPACE, *part))


def _shared(words: Iterable[tuple[str, ...]]) -> str:
    """Return a group for words cut into pieces, written once where they begin alike."""
    following: dict[str, list[tuple[str, ...]]] = {}
    ends_here = False
    for word in words:
        if word:
            following.setdefault(word[0], []).append(word[1:])
        else:
            ends_here = True
    options = [first + (_shared(rest) if any(rest) else "") for first, rest in following.items()]
    group = options[0] if len(options) == 1 and not ends_here else f"(?:{'|'.join(options)})"
    return group + ("?" if ends_here else "")


_SMALL = rf"(?:{either(TENS)}(?:(?:-|{SPACE}){either(list(UNITS)[1:10])})?|{either(UNITS)})"
NUMBER_WORDS = rf"(?:(?:{_SMALL}|a){SPACE}hundred(?:{SPACE}(?:and{SPACE})?{_SMALL})?|{_SMALL})"
"""Whole numbers in words, up to "nine hundred and ninety-nine"."""

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,6})?"
"""Digits, with commas between thousands and a decimal point."""


def parse_number(text: str) -> Decimal | None:
    """Read "2.8", "1,500", "twenty-five" or "two hundred and six"; None for anything else, never a guess.

    >>> parse_number("two hundred and six")
    Decimal('206')
    """
    if re.fullmatch(r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,6})?", text, re.ASCII):
        return Decimal(text.replace(",", ""))
    total = 0
    words = re.findall(r"[a-z]+", text.lower())
    for word in words:
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in UNITS or word in TENS:
            total += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word not in {"and", "a"}:
            return None
    return Decimal(total) if any(word not in {"and", "a"} for word in words) else None


def parse_ordinal(text: str) -> int | None:
    """Read "27th" or "third"; None for anything else."""
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", text.lower(), re.ASCII)
    return int(digits[1]) if digits else ORDINALS.get(text.lower())


ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{either(ORDINALS)})"
"""An ordinal in digits or words."""
