"""How alike two names are spelt, part by part in any order, with what was found alike and what was not.

Takes two names and the rules of spelling; gives a Likeness. A part that each name has and the other lacks speaks
against one person, however much else they share: two of three parts are no name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from dragoman.resolve.spelling import SHORT_FORM, Spelling

SAME, ROMANISED, NEAR, INITIAL, JOINED = "same", "romanised", "near", "initial", "joined"
ROMANISED_SCORE, INITIAL_SCORE = 0.95, 0.75
MIN_NEAR = 0.7  # of the letters of two parts agree: "schulze" and "scholz"
NEAR_LETTERS = 4  # parts of three letters differ by a letter and are two names: Kim and Kin
CLASH_WEIGHT = 1.6  # how much a part on each side without a match counts, against a part that matches
EXTRA_COST, MAX_EXTRA = 0.07, 0.21  # for a part that one name has and the other leaves out; a middle name is often
ONE_PART = 0.75  # the most that one part of a name alone can tell of a name of several


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts held to be one, how much alike they are (0..1), and by which rule or language.

    `languages` are all by whose rules they are one.
    """

    left: str
    right: str
    score: float
    by: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are: a score from 0 to 1, the parts that agree, and those that stand alone on each side."""

    score: float
    pairs: tuple[Pair, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether every part that agrees is the same or one by the rules of a language."""
        return all(pair.by not in (NEAR, INITIAL) for pair in self.pairs)

    @property
    def strange(self) -> tuple[str, ...]:
        """The parts of the first name that the other lacks, but for initials: "R." tells of no other person."""
        return tuple(part for part in self.left if len(part) > 1)

    def reasons(self) -> Iterator[str]:
        """Yield what was found, in words."""
        for pair in self.pairs:
            if pair.by not in (SAME, JOINED):
                how = {NEAR: "are spelt nearly alike", INITIAL: "may be one, the shorter an initial"}
                yield f"{pair.left!r} and {pair.right!r} {how.get(pair.by, f'are spellings of one name ({pair.by})')}"
        if self.left:
            yield f"{' '.join(self.left)!r} stands in no name of this person"


def compare_names(left: str, right: str, spelling: Spelling) -> Likeness:
    """Return how alike two names are.

    >>> from dragoman.lexicon.load import load_lexicon
    >>> from dragoman.resolve.spelling import know_spelling
    >>> compare_names("Deng Xiaoping", "Teng Hsiaoping", know_spelling(load_lexicon())).score > 0.9
    True
    """
    return _compare(spelling.parts(left), spelling.parts(right), spelling)


@lru_cache(maxsize=16384)
def _compare(left: tuple[str, ...], right: tuple[str, ...], spelling: Spelling) -> Likeness:
    left, right = _joined(left, right), _joined(right, left)
    pairs, lone_left, lone_right = _align(left, right, spelling)
    matched = sum(_weight(p, spelling) for p in pairs)
    agreed = sum(_weight(p, spelling) * p.score for p in pairs)
    mine, theirs = (sum(map(spelling.weight, lone)) for lone in (lone_left, lone_right))
    clash, extra = min(mine, theirs), abs(mine - theirs)
    if not matched:
        return Likeness(0.0, (), lone_left, lone_right)
    score = agreed / (matched + CLASH_WEIGHT * clash)
    score *= 1 - min(MAX_EXTRA, EXTRA_COST * extra)
    told = [p for p in pairs if spelling.weight(p.left) > 0.5]
    if len(told) <= 1 and extra:
        score = min(score, ONE_PART * (told[0].score if told else 0.5))
    return Likeness(round(score, 4), tuple(pairs), lone_left, lone_right)


def _weight(pair: Pair, spelling: Spelling) -> float:
    return min(spelling.weight(pair.left), spelling.weight(pair.right))


def _joined(parts: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Write two neighbouring parts as one where the other name does ("Jong un", "Jongun"; "Patr ushev")."""
    found: list[str] = []
    for part in parts:
        if found and found[-1] + part in other and not {found[-1], part} <= set(other):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


def _align(
    left: Sequence[str], right: Sequence[str], spelling: Spelling
) -> tuple[list[Pair], tuple[str, ...], tuple[str, ...]]:
    """Pair the parts, most alike first; of equals those nearest in order."""
    scored = sorted(
        (-pair.score, abs(i - j), i, j, pair)
        for i, one in enumerate(left)
        for j, two in enumerate(right)
        if (pair := match_parts(one, two, spelling)) is not None
    )
    used_left: dict[int, Pair] = {}
    used_right: set[int] = set()
    for _, _, i, j, pair in scored:
        if i not in used_left and j not in used_right:
            used_left[i] = pair
            used_right.add(j)
    lone_left = [part for i, part in enumerate(left) if i not in used_left]
    lone_right = [part for j, part in enumerate(right) if j not in used_right]
    compounds = [*_compounds(lone_left, lone_right, spelling), *_compounds(lone_right, lone_left, spelling)]
    pairs = _in_one_language([used_left[i] for i in sorted(used_left)])
    return [*pairs, *compounds], tuple(lone_left), tuple(lone_right)


def _in_one_language(pairs: list[Pair]) -> list[Pair]:
    """Hold a name to the rules of one language: what only another one makes equal is spelt nearly alike."""
    spelt = [pair for pair in pairs if pair.languages and SHORT_FORM not in pair.languages]
    if len(spelt) < 2:
        return pairs
    languages = dict.fromkeys(language for pair in spelt for language in pair.languages)
    one = max(languages, key=lambda language: sum(language in pair.languages for pair in spelt))
    return [replace(p, by=one) if one in p.languages else _as_near(p) if p in spelt else p for p in pairs]


def _as_near(pair: Pair) -> Pair:
    alike = 1 - edits(pair.left, pair.right) / max(len(pair.left), len(pair.right))
    return replace(pair, score=min(pair.score, max(alike, MIN_NEAR)), by=NEAR)


def _compounds(apart: list[str], whole: list[str], spelling: Spelling) -> Iterator[Pair]:
    """Take out two neighbours that the other name writes as one part: each spelt otherwise, or both nearly alike."""
    for one, two in list(pairwise(apart)):
        for part in whole:
            cuts = (
                (match_parts(one, part[:cut], spelling), match_parts(two, part[cut:], spelling))
                for cut in range(2, len(part) - 1)
            )
            found = next((pair for pair in cuts if all(p and p.by not in (NEAR, INITIAL) for p in pair)), None)
            by = max((p.by for p in found if p), default=SAME) if found else None
            joined = Pair(one + two, part, ROMANISED_SCORE, by) if by else _near(one + two, part)
            if joined and one in apart and two in apart:
                apart.remove(one)
                apart.remove(two)
                whole.remove(part)
                yield joined
                break


@lru_cache(maxsize=65536)
def match_parts(left: str, right: str, spelling: Spelling) -> Pair | None:
    """Return how two parts of names agree, None where they do not."""
    if left == right:
        return Pair(left, right, 1.0, SAME)
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return Pair(left, right, INITIAL_SCORE, INITIAL) if long.startswith(short) and len(long) > 1 else None
    languages = spelling.languages(left, right)
    if languages:
        return Pair(left, right, ROMANISED_SCORE, languages[0], languages)
    return _near(left, right)


def _near(left: str, right: str) -> Pair | None:
    short, long = sorted((left, right), key=len)
    if len(short) < NEAR_LETTERS or _shared_letters(short, long) < MIN_NEAR * len(long):
        return None  # an edit is dear to count; no way to edit agrees on more letters than both have
    alike = 1 - edits(left, right) / len(long)
    return Pair(left, right, alike, NEAR) if alike >= MIN_NEAR else None


def _shared_letters(short: str, long: str) -> int:
    """Return how many letters two parts have in common, in any order."""
    return sum(min(short.count(letter), long.count(letter)) for letter in set(short))


def edits(left: str, right: str) -> int:
    """Count the letters to change, add, drop, or exchange with a neighbour (optimal string alignment).

    >>> edits("scholz", "shcolz"), edits("merz", "mertz")
    (1, 1)
    """
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, one in enumerate(left, 1):
        row = [i]
        for j, two in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one != two))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == two:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
