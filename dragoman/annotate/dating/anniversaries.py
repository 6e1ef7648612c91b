"""Anniversaries as evidence: "this year marks the 50th anniversary of relations between Japan and Viet Nam".

Takes a Story; gives Clues. The number of years is added to the dated levels of the two sides (relations.tsv); where the
sentence names several sides, each pair that has a row counts, and the days of all stay open.
"""

import re
from collections.abc import Iterator
from datetime import date

from dragoman.annotate.dating.story import Line, Story
from dragoman.lexicon.beginnings import find_beginnings
from dragoman.lexicon.records import Lexicon, Relation
from dragoman.text.anniversaries import find_anniversaries_in, is_of_relations
from dragoman.text.daysets import DaySet, between, union
from dragoman.text.evidence import Clue
from dragoman.types.entity import EntityKind

_THIS = re.compile(r"\bthis\syear\b", re.IGNORECASE)
_LAST = re.compile(r"\blast\syear\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming)\syear\b", re.IGNORECASE)
REACH_CHARS = 160  # how far the two sides and what is celebrated may stand from the word


def find_anniversaries(story: Story) -> Iterator[Clue]:
    """Yield what each anniversary of the relations of two known sides leaves open."""
    for line in story.lines:
        words = line.span.of(line.text)
        for match, number in find_anniversaries_in(words):
            around = words[max(0, match.start() - REACH_CHARS) : match.end() + REACH_CHARS]
            if not is_of_relations(around):
                continue
            rows = find_beginnings(_sides(line, line.span.start + match.start()), around, story.lexicon)
            if rows:
                yield _clue(match[0], number, rows, around, story.lexicon)


def _sides(line: Line, place: int) -> set[str]:
    """Return the states and organisations named near the word."""
    near = [n for n in line.names if abs(n.span.start - place) <= REACH_CHARS]
    return {i for n in near if n.kind in {EntityKind.STATE, EntityKind.IGO} for i in n.entity_ids[:1]}


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
