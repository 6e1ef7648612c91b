"""Governments named after who leads them: "the Clinton administration" is the United States.

Takes a sentence and the lexicon's terms of office; gives a draft of the state. Only family names whose holders all led
one state from the same office, and that are no name of a state or place, say which is meant.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.text.patterns import either
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

ORIGIN = "government"  # as "the Jordan government" is read
LEADING = ("head_of_state", "head_of_government")  # where both are known by one name, the former is meant
SCORE = 0.8
MIN_NAME = 3  # letters: "Ba administration" is too little to go by


def find_administrations(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every "X administration", "X-Y administration" and "X government" of a leader's name."""
    led, pattern = _compiled(lexicon)
    for match in pattern.finditer(text, sentence.start, sentence.end):
        yield Draft(
            span=Span(*match.span()),
            kind=EntityKind.STATE,
            origin=ORIGIN,
            score=SCORE,
            candidates=(led[match["name"]],),
        )


@lru_cache(maxsize=4)
def _compiled(lexicon: Lexicon) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the state each family name stands for, and the pattern that finds them before what they lead."""
    elsewhere = {row.text for row in lexicon.names if row.kind is not EntityKind.PERSON}
    led: dict[str, str] = {}
    for level in LEADING:
        states: dict[str, set[str]] = {}
        for term in lexicon.terms:
            person = lexicon.people.get(term.person)
            if person and len(person.family) >= MIN_NAME and lexicon.offices[term.office].level == level:
                states.setdefault(person.family, set()).add(term.of)
        for name, of in states.items():
            if len(of) == 1 and name not in elsewhere:
                led.setdefault(name, next(iter(of)))
    names = either(led)
    return led, re.compile(
        rf"(?<![\w-])(?P<name>{names})(?:[-–/][A-Z]\w+)?\s(?:[Aa]dministration|government|Government)\b(?!-)"
    )
