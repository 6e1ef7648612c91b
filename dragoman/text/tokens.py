"""Words of one sentence, with their places: what rules are matched against.

Takes text and the sentence's span; gives Tokens, or the bare words, in order. Contractions are parted ("didn't" →
"did", "n't"), hyphenated words stay whole, a possessive mark is a token of its own.
"""

import re
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


MAX_LOOKS = 8192  # tokens whose looks are kept, some two MiB
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
        low, length, capital, is_word = _LOOKS[spaced]
        tokens.append(_new(Token, (low, end - length, end, capital, is_word)))
    return tokens


class _Looks(dict[str, tuple[str, int, bool, bool]]):
    """What tokens show, by the token with the blanks before it: folded form, length, a capital, a word or a mark.

    A plain dictionary that is emptied when it is full: to keep the order of use would cost more than to look anew.
    """

    def __missing__(self, spaced: str) -> tuple[str, int, bool, bool]:
        if len(self) >= MAX_LOOKS:
            self.clear()
        word = spaced.lstrip()
        low = _folded(word)
        self[spaced] = found = (low, len(word), word[0].isupper(), low[0].isalnum())
        return found


_LOOKS = _Looks()


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word) or word
