"""Whom a bare family name stands for: "Kishida" behind "Fumio Kishida", within one document.

Takes the settled drafts of a document in text order; gives drafts for short forms, each with the name it refers to. A
name is never short for somebody who is only named behind it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from dragoman.annotate.drafts import Draft
from dragoman.annotate.times.words import MONTH_NAMES, WEEKDAYS
from dragoman.text.intervals import SpanIndex
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

_WORD = re.compile(r"[A-ZÀ-Þ\u0100-\u024f\u1e00-\u1eff][\w'’-]*")
CALENDAR = MONTH_NAMES.keys() | WEEKDAYS.keys()
MAX_PART_CHARS = 40  # of a name; what is longer is looked up whole only
_TOO_COMMON = frozenset("The Van Thi Al El Bin De La Le Da Di Mr Mrs Sir King President Prime Minister".split())


def find_short_forms(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], family_names: frozenset[str]
) -> Iterator[Draft]:
    """Yield a PERSON draft for each later "Kishida" of a "Fumio Kishida" named in full before.

    First and last part of the full name both serve (family names come first or last); where two people share a
    part, the one named last before it is meant.
    """
    parts = _parts_of_names(text, drafts)
    if not parts:
        return
    beginnings = tuple(parts)
    taken = SpanIndex(drafts, key=lambda d: d.span)
    for sentence in sentences:
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            span = _short_form_span(match, parts, family_names) if match[0].startswith(beginnings) else None
            if span is None or taken.touching(span):
                continue
            named = parts[span.of(text)]
            before = bisect_left(named, span.start, key=lambda d: d.span.start)
            if before:
                yield Draft(
                    span=span,
                    kind=EntityKind.PERSON,
                    origin="short form",
                    score=0.9,
                    holder=span,
                    refers=(named[before - 1].span,),
                    candidates=named[before - 1].candidates,
                )


def _parts_of_names(text: str, drafts: Sequence[Draft]) -> Mapping[str, Sequence[Draft]]:
    """Return, for each first and last part of a full name, the people it belongs to, in text order."""
    parts: dict[str, list[Draft]] = {}
    for draft in drafts:
        name = draft.holder.of(text) if draft.kind is EntityKind.PERSON and draft.holder else ""
        words = [word for word in name.split() if word[0].isupper()]
        for word in dict.fromkeys((words[0], words[-1])) if len(words) > 1 else ():
            if len(word) > 1 and word not in _TOO_COMMON and not word.endswith("."):
                parts.setdefault(word, []).append(draft)
    return parts


def _short_form_span(
    match: re.Match[str], parts: Mapping[str, Sequence[Draft]], family_names: frozenset[str]
) -> Span | None:
    """Return where the word of `match` is, or begins with, a part of a full name; None where it does neither."""
    word = re.sub(r"['’]s?$", "", match[0])
    for known in (word, word.split("-")[0]):
        if known in parts:
            return Span(match.start(), match.start() + len(known))
    if word.casefold() in CALENDAR:  # "January" is no lost space behind a Jan
        return None
    for length in range(min(len(word), MAX_PART_CHARS) - 1, 1, -1):  # "Merkelheld": the longest part that fits
        glued = word[:length]
        if glued in parts and glued.casefold() in family_names and word[length:].islower():
            return Span(match.start(), match.start() + length)
    return None
