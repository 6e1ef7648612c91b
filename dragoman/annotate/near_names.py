"""Frameworks under a name that misses the official one by a word: "Belt and Road Strategy".

Takes text, a sentence and the lexicon; gives drafts with the entity that is meant. That the name is none of its names
is said where doubts are raised, not here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.text.near_names import MAX_WORDS, MIN_WORDS, bare_words, may_open, near_words
from dragoman.types.span import Span

ORIGIN = "near name"
_WORD = r"(?:[A-ZÀ-Þ][\w’'&./-]{0,40}|\d{4})"
_LINK = r"(?:of|for|on|and|to|the|with|in|a|an)"
_LOW_HEAD = r"(?:format|process|accords?|agreements?|declaration|protocols?|talks)"  # printed without a capital
_RUN = re.compile(
    rf"(?<![\w-])[A-ZÀ-Þ][\w’'&./-]{{0,40}}"
    rf"(?:(?:\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{1,{MAX_WORDS + 6}}}(?:\s+{_LOW_HEAD}\b)?|\s+{_LOW_HEAD}\b)"
)
_LOW = re.compile(rf"{_LOW_HEAD}\b")
_TOKEN = re.compile(r"\S+")
_ENDS = ".,'’/-&"


def find_near_names(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for the longest near miss that begins at each capitalised word of the sentence."""
    for run in _RUN.finditer(text, sentence.start, sentence.end):
        tokens = [Span(*m.span()) for m in _TOKEN.finditer(text, run.start(), run.end())]
        words = [_bare(token.of(text)) for token in tokens]
        at = 0
        while at < len(tokens):
            sizes = _sizes(tokens, words, at, text) if _opens(words[at:], lexicon) else ()
            size = next((n for n in sizes if _entity(words[at : at + n], lexicon)), 0)
            if size:
                entity = lexicon.entities[_entity(words[at : at + size], lexicon) or ""]
                last = tokens[at + size - 1]
                end = last.start + len(_own(last.of(text)))
                span = Span(tokens[at].start, end)
                yield Draft(span=span, kind=entity.kind, origin=ORIGIN, candidates=(entity.id,), score=0.7)
            at += size or 1


@lru_cache(maxsize=1 << 14)
def _bare(token: str) -> tuple[str, ...]:
    return bare_words(_own(token))


def _own(token: str) -> str:
    """Return a token without the possessive or mark at its end."""
    return re.sub(r"['’]s$", "", token.rstrip(_ENDS))


def _sizes(tokens: list[Span], words: list[tuple[str, ...]], at: int, text: str) -> Iterator[int]:
    """Yield how many tokens a name that begins at a capitalised one may have, longest first."""
    if not text[tokens[at].start].isupper() or not words[at]:
        return
    for end in range(len(tokens), at + 1, -1):
        printed = tokens[end - 1].of(text)
        if (printed[0].isupper() or printed[0].isdigit() or _is_low_head(printed)) and words[end - 1]:
            yield end - at


def _is_low_head(token: str) -> bool:
    return _LOW.match(token) is not None


def _opens(words: list[tuple[str, ...]], lexicon: Lexicon) -> bool:
    """Whether a name of several words may begin with the first of `words`: few do, and the rest is dear."""
    opening = tuple(islice(chain.from_iterable(words), MIN_WORDS))
    return bool(words[0]) and len(opening) == MIN_WORDS and may_open(opening, lexicon)


def _entity(words: list[tuple[str, ...]], lexicon: Lexicon) -> str | None:
    """Return the id of the entity whose name is missed by a word."""
    bare = tuple(w for part in words for w in part)
    near = near_words(bare, lexicon) if MIN_WORDS <= len(bare) <= MAX_WORDS else None
    return near.id if near and near.id in lexicon.entities else None
