"""How strongly words are put, on scales that are data (`strengths.tsv`).

Takes text; gives the phrases that stand on a scale, with their strength. Ranks order the words of one scale and nothing
else. A phrase that is negated ("does not oppose") is not measured: it stands on no scale.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.text.patterns import SPACE
from dragoman.types.span import Span

DEGREE = "degree"
BESIDE = re.compile(r"[\s,]{1,3}(?:[\w’'-]{1,20}\s{1,3})?")
"""What may stand between a word of degree and the phrase it stands before: one other word at most."""
BEHIND = re.compile(r"\s{1,3}(?:[\w’'-]{1,20}\s{1,3}){0,6}")
"""What may stand between a phrase and words of degree behind it, as "in the strongest terms"."""
NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|without|cannot)\b(?:\s{1,3}[\w’'-]{1,20}){0,2}\s{1,3}$|n[’']t\s{1,3}$", re.I
)
LOOK_BACK = 60  # code points before a phrase in which its negation may stand


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words on a scale as a text has them, those of degree beside them included; `strength` is the sum of their ranks.

    `rank` is that of the step the words alone stand on.
    """

    scale: str
    words: str
    rank: int
    strength: int
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its strength, and the words that stand on it."""

    rank: int
    words: tuple[str, ...]


class Scales:
    """The scales of a lexicon, ready to measure texts."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Take the rows of `strengths.tsv`."""
        self._rows = rows
        self._rank = {row["id"]: (row["scale"], int(row["rank"])) for row in rows}
        of_form: dict[str, list[str]] = {}
        for row in rows:
            for form in row["words"].split("|"):
                of_form.setdefault(form, []).append(row["id"])
        forms = sorted(of_form, key=lambda form: (-len(form), form))  # the longest words that begin at a place count
        self._ids = [of_form[form] for form in forms]
        named = (f"({_pattern(form)})" for form in forms)
        self._words = re.compile(rf"\b(?:{'|'.join(named)})\b", re.I) if forms else None

    @property
    def steps(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps of each scale, weakest first; those of degree under "degree"."""
        names = dict.fromkeys(scale for scale, _ in self._rank.values())
        return {name: tuple(self._steps(name)) for name in names}

    def measure(self, text: str) -> tuple[Phrase, ...]:
        """Return the phrases of `text` that stand on a scale, in order."""
        found = list(self._find(text))
        degrees = [phrase for phrase in found if phrase.scale == DEGREE]
        measured = (phrase for phrase in found if phrase.scale != DEGREE and not _is_negated(text, phrase.span))
        return tuple(_with_degree(phrase, degrees, text) for phrase in measured)

    def _find(self, text: str) -> Iterable[Phrase]:
        for match in self._words.finditer(text) if self._words else ():
            for id_ in self._ids[(match.lastindex or 1) - 1]:
                scale, rank = self._rank[id_]
                yield Phrase(scale, match[0], rank, rank, Span(*match.span()))

    def _steps(self, name: str) -> Iterable[Step]:
        ranks = sorted({rank for scale, rank in self._rank.values() if scale == name})
        for rank in ranks:
            rows = [row for row in self._rows if self._rank[row["id"]] == (name, rank)]
            yield Step(rank, tuple(word for row in rows for word in row["words"].split("|")))


def _pattern(form: str) -> str:
    return SPACE.join(re.escape(word).replace(r"\*", r"\w{0,12}") for word in form.split())


def _is_negated(text: str, span: Span) -> bool:
    return NEGATED.search(text[max(0, span.start - LOOK_BACK) : span.start]) is not None


def _with_degree(phrase: Phrase, degrees: Iterable[Phrase], text: str) -> Phrase:
    """Add the words of degree that stand beside a phrase."""
    first, last, strength = phrase.span.start, phrase.span.end, phrase.strength
    for degree in degrees:
        if _is_of(degree, phrase, text):
            strength += degree.strength
            first, last = min(first, degree.span.start), max(last, degree.span.end)
    return Phrase(phrase.scale, text[first:last], phrase.rank, strength, Span(first, last))


def _is_of(degree: Phrase, phrase: Phrase, text: str) -> bool:
    """Whether a word of degree belongs to a phrase: it stands before it, or behind it as an adverb would."""
    if degree.span.end <= phrase.span.start:
        return BESIDE.fullmatch(text, degree.span.end, phrase.span.start) is not None
    is_adverb = degree.words.lower().startswith("in ") or degree.words.lower().endswith("ly")
    return is_adverb and BEHIND.fullmatch(text, phrase.span.end, degree.span.start) is not None
