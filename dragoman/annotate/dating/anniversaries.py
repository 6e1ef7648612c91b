"""Anniversaries as evidence: "this year marks the 50th anniversary of relations between Japan and Viet Nam".

Takes a Story; gives Clues. The number of years is added to the dated levels of the two sides (relations.tsv); where the
sentence names several sides, each pair that has a row counts, and the days of all stay open.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from dragoman.annotate.dating.story import Line, Story
from dragoman.lexicon.records import Lexicon, Relation
from dragoman.text.daysets import DaySet, between, union
from dragoman.text.evidence import Clue
from dragoman.text.folding import fold
from dragoman.text.patterns import ORDINALS, either
from dragoman.types.entity import EntityKind

_ANNIVERSARY = re.compile(
    rf"(?<![\w-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{either(ORDINALS)}))[\s-]{{1,3}}(?:founding\s)?"
    r"(?:anniversary|birthday)\b",
    re.IGNORECASE,
)
_YEARS_OF = re.compile(
    r"(?<![\w-])(?P<digits>\d{2,3})\s(?:glorious\s|fruitful\s)?years\s(?:of|since\sthe\sestablishment\sof)\s"
    r"(?:the\s)?(?=(?:bilateral|diplomatic|dialogue|friendly|official)\b)",
    re.IGNORECASE,
)
_OF_RELATIONS = re.compile(
    r"\b(?:relations?|ties|relationship|partnership|friendship|normali[sz]ation|cooperation|dialogue)\b", re.IGNORECASE
)
_THIS = re.compile(r"\bthis\syear\b", re.IGNORECASE)
_LAST = re.compile(r"\blast\syear\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming)\syear\b", re.IGNORECASE)
REACH_CHARS = 160  # how far the two sides and what is celebrated may stand from the word
BASES = frozenset({"diplomatic_relations", "normalised", "dialogue_partner"})
"""What an anniversary of "relations" or "ties" without a level is counted from."""


def find_anniversaries(story: Story) -> Iterator[Clue]:
    """Yield what each anniversary of the relations of two known sides leaves open."""
    for line in story.lines:
        words = line.span.of(line.text)
        for match in (*_ANNIVERSARY.finditer(words), *_YEARS_OF.finditer(words)):
            around = words[max(0, match.start() - REACH_CHARS) : match.end() + REACH_CHARS]
            if not _OF_RELATIONS.search(around):
                continue
            number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"].lower()]
            place = line.span.start + match.start()
            rows = [r for r in _rows(line, place, story.lexicon) if _is_meant(r, around, story.lexicon)]
            if rows and number:
                yield _clue(match[0], number, rows, around, story.lexicon)


def _rows(line: Line, place: int, lexicon: Lexicon) -> list[Relation]:
    """Return the rows of every pair of sides named near the word."""
    near = [n for n in line.names if abs(n.span.start - place) <= REACH_CHARS]
    sides = {i for n in near if n.kind in {EntityKind.STATE, EntityKind.IGO} for i in n.entity_ids[:1]}
    pairs = set(combinations(sorted(sides), 2))
    return [r for r in lexicon.relations if (r.one, r.two) in pairs]


def _is_meant(relation: Relation, around: str, lexicon: Lexicon) -> bool:
    """Whether the words name the level of a row; "relations" alone mean that they began."""
    words = fold(around)
    named = {
        row["id"]: max((len(w) for w in row["words"].split("|") if fold(w) in words), default=0)
        for row in lexicon.tables["levels"]
        if row["id"] not in BASES
    }
    level = max(sorted(named), key=lambda i: named[i], default="")
    if level and named[level] and "diplomatic" not in words and "dialogue" not in words:
        return relation.level == level
    return relation.level in BASES


def _clue(phrase: str, number: int, rows: list[Relation], around: str, lexicon: Lexicon) -> Clue:
    low, high = _years_off(around)
    years = sorted({year for r in rows for year in range(r.start.year, r.end.year + 1)})
    days: DaySet = union(between(date(y + number + low, 1, 1), date(y + number + high, 12, 31)) for y in years)
    told = "; ".join(
        dict.fromkeys(f"{lexicon.entities[r.one].name} and {lexicon.entities[r.two].name} {r.start.year}" for r in rows)
    )
    when = {(0, 0): " this year", (1, 1): " last year", (-1, -1): " next year"}.get((low, high), "")
    reason = f"It tells of the {' '.join(phrase.split())}{when}; the years of the lexicon to count from: {told}."
    return Clue(kind="anniversary", days=days, reason=reason)


def _years_off(around: str) -> tuple[int, int]:
    """Return how many years after the anniversary the text may speak; a year either way where it does not say."""
    for pattern, off in ((_THIS, 0), (_LAST, 1), (_NEXT, -1)):
        if pattern.search(around):
            return off, off
    return -1, 1
