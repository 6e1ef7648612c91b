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
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        word, (start, end) = match[0], match.span()
        low = word.lower() if word.isascii() else _folded(word)
        tokens.append(_new(Token, (low, start, end, word[0].isupper(), low[0].isalnum())))
    return tokens


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word) or word
