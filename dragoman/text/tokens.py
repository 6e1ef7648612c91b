"""Words of one sentence, with their places: what rules are matched against.

Takes text and the sentence's span; gives Tokens, or the bare words, in order. Contractions are parted ("didn't" →
"did", "n't"), hyphenated words stay whole, a possessive mark is a token of its own.
"""

import re
from dataclasses import dataclass

from dragoman.text.folding import fold
from dragoman.types.span import Span

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|\w+(?=n['’]t\b)|n['’]t\b|['’]s\b|['’](?=\s)|(?:[A-Za-z]\.){2,}|\w+(?:[-‐‑]\w+)*|[^\w\s]",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `low` its folded form, `span` its place in the text, `capital` whether it begins with one."""

    low: str
    span: Span
    capital: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.low[:1].isalnum()


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
    found = _TOKEN.finditer(text, sentence.start, sentence.end)
    return [Token(_folded(m[0]), Span(m.start(), m.end()), m[0][0].isupper()) for m in found]


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word) or word
