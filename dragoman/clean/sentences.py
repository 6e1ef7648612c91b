"""Sentences inside a block.

Takes text and the block's span; gives sentence spans that tile its printed characters. A full stop ends a
sentence unless an abbreviation, an initial or a number owns it; a lost space after it ("offline.On the 16th")
does not hide it. Never cuts inside a web address. Rules follow the sentence guidelines of UD English-EWT.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dragoman.types.span import Span

CLOSERS = "\"'”’»)\\]」』"
OPENERS = "\"'“‘«(\\[¿¡"
_STOP = re.compile(
    rf"(?P<mark>(?<![.!?…])[.!?…]{{1,20}}|[。！？]{{1,20}})(?P<close>[{CLOSERS}]{{0,20}})"
    rf"(?P<gap>\s+|$|(?=[{OPENERS}]?[A-Z][a-z])|(?<=[。！？])|(?<=[。！？][”」』]))"
)
_NEXT = re.compile(rf"[{OPENERS}\s]*(?:[A-Z0-9À-ÖØ-ÞĐŁŚŠŽČ]|[^\x00-\u024f])")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘«—–/]+$")
_INITIAL = re.compile(r"(?:[A-Z]|(?:[A-Z]\.)+[A-Z])$")
SENTENCE_OPENERS = frozenset(
    "the a an this that these those it he she they we i you his her their its our in on at as but and if when while "
    "after before since although however meanwhile both there according for to by with from under during".split()
)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words that keep their full stop: `always`, or unless a sentence-opening word follows (`maybe`)."""

    always: Collection[str]
    maybe: Collection[str]


def find_sentences(text: str, block: Span, abbreviations: Abbreviations) -> Iterator[Span]:
    """Yield the sentences of `text` inside `block`, in order, without surrounding blanks."""
    start = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        cut = match.end("close")
        if cut >= block.end or not _ends_sentence(text, match, block, abbreviations):
            continue
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end]
    bare = body.strip()
    if bare:
        first = start + len(body) - len(body.lstrip())
        yield Span(first, first + len(bare))


def _ends_sentence(text: str, match: re.Match[str], block: Span, abbreviations: Abbreviations) -> bool:
    """Whether the mark found by `match` closes a sentence."""
    before = _WORD_BEFORE.search(text, max(block.start, match.start() - 40), match.start())
    word = before[0] if before else ""
    after = text[match.end() : match.end() + 40]
    if match["mark"][0] in "。！？":
        return True
    if not match["gap"]:
        return _lost_space(word, match)
    if not _NEXT.match(after):
        return False
    if match["mark"] != ".":
        return match["mark"][0] in "!?" or match["mark"].startswith((".", "…"))
    return not _owns_stop(word, after, abbreviations)


def _lost_space(word: str, match: re.Match[str]) -> bool:
    """Whether "word.Next" is a sentence end: a plain lower-case word before, not a web address."""
    if match["mark"] not in {".", "!", "?"}:
        return False
    return bool(match["close"]) or bool(re.fullmatch(r"[a-zà-öø-ÿ]{3,}|\d+", word))


def _owns_stop(word: str, after: str, abbreviations: Abbreviations) -> bool:
    """Whether the full stop belongs to `word` and the sentence goes on with `after`."""
    first = re.match(r"\W*(\w+)", after)
    opener = first is not None and first[1].casefold() in SENTENCE_OPENERS and first[1][0].isupper()
    if word in abbreviations.always or word.casefold() in abbreviations.always:
        return True
    if word in abbreviations.maybe or _INITIAL.fullmatch(word):
        return not opener
    return False
