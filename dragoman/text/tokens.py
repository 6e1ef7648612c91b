"""Words of one sentence, with their places: what rules are matched against.

Takes text and the sentence's span; gives Tokens, or the bare words, in order. Contractions are parted ("didn't" →
"did", "n't"), hyphenated words stay whole, a possessive mark is a token of its own.
"""

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dragoman.text.folding import fold
from dragoman.types.span import Span

_TOKEN = re.compile(
    r"[^\W\d]\w*+(?!['’.‐‑-])|"  # most words, for which nothing below needs to be tried
    r"\d+(?:[.,]\d+)+|\w+(?=n['’]t\b)|n['’]t\b|['’]s\b|['’](?=\s)|(?:[A-Za-z]\.){2,}|\w+(?:[-‐‑]\w+)*|[^\w\s]",
    re.UNICODE,
)
_SPACED = re.compile(rf"\s*(?:{_TOKEN.pattern})", re.UNICODE)
"""A token with the blanks before it: one begins where another ends, so that their lengths tell their places."""


class Token(NamedTuple):
    """One word or mark: `low` its folded form, `start` and `end` its place in the text.

    `capital`: whether it begins with one; `is_word`: whether it is a word rather than a mark. A tuple, for sentences
    are cut into very many.
    """

    low: str
    start: int
    end: int
    capital: bool
    is_word: bool

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


_new = tuple.__new__  # half the price of a call of the class, which matters for a token
START, END = attrgetter("start"), attrgetter("end")
"""Keys by which tokens are looked up by their place."""


def find_words(body: str) -> list[str]:
    """Return the folded words and marks of a sentence, as `find_tokens` has them, without their places.

    >>> find_words("It didn't sign the U.S.-led pact.")
    ['it', 'did', "n't", 'sign', 'the', 'u.s.', '-', 'led', 'pact', '.']
    """
    if body.isascii():
        return _TOKEN.findall(body.lower())
    return list(map(_folded, _TOKEN.findall(body)))


def find_tokens(text: str, sentence: Span) -> list[Token]:
    """Return the tokens of `sentence`."""
    tokens = []
    end = sentence.start
    for spaced in _SPACED.findall(text, sentence.start, sentence.end):
        end += len(spaced)
        low, length, capital, is_word = _look(spaced)
        tokens.append(_new(Token, (low, end - length, end, capital, is_word)))
    return tokens


@lru_cache(maxsize=8192)
def _look(spaced: str) -> tuple[str, int, bool, bool]:
    """Return what a token and the blanks before it show: its folded form, its length, a capital, a word or a mark."""
    word = spaced.lstrip()
    low = _folded(word)
    return low, len(word), word[0].isupper(), low[0].isalnum()


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word) or word
