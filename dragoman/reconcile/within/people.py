"""People whose names or offices do not fit: two spellings in one text, a garbled holder, a title that had passed on.

Takes a document as told; gives Discrepancies. Two names are never taken for one person where the text names both in
one sentence: brothers and namesakes stand side by side, misprints do not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.within.told import Told, printed
from dragoman.text.folding import fold
from dragoman.types.annotation import Mention
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.entity import Entity, EntityKind, Term, in_power
from dragoman.types.span import Span

ONE_LETTER = 1
MIN_LETTERS = 5  # shorter family names (Kim, Kin; Chen, Chan) differ by a letter and are two
SAME_PART = 0.5  # how alike the other part of a garbled name must be where one part is right
SAME_WHOLE = 0.8  # "Husein Amir Abdulahyan" .84; two ministers of one state .2-.6
SOLE = frozenset({"monarch", "emperor", "king", "queen", "pope", "president", "prime_minister", "foreign_minister"})
"""Offices that one person holds at a time, so that another name in it is a matter for a look."""
_STANDING_IN = re.compile(r"\b(?:acting|interim|caretaker|self-proclaimed)\b", re.IGNORECASE)
"""Words of a title that another may bear beside the holder."""
_NOW = re.compile(r"(?:,[^,.]{0,60},)?\s+(?:has|have|is|will|says|plans)\b")
"""After a name: the text speaks of the office on its own day, not of a past in which another held it."""


def find_people(told: Told) -> Iterator[Discrepancy]:
    """Yield what is doubtful about the people of a text."""
    people = [m for m in told.notes.mentions if m.kind is EntityKind.PERSON]
    yield from _spellings(told, people)
    settled = frozenset(_settled(told))
    for mention in people:
        if mention.id not in settled:
            yield from _holder(told, mention)
        yield from _title(told, mention)


def _spellings(told: Told, people: list[Mention]) -> Iterator[Discrepancy]:
    """Names of one text that differ by a letter and never stand in one sentence; each pair of words is shown once."""
    by_name: dict[str, list[Span]] = {}
    for mention in people:
        by_name.setdefault(printed(mention, told.doc.text), []).append(mention.holder or mention.span)
    seen: set[frozenset[str]] = set()
    for left, right in combinations(sorted(by_name, key=lambda n: (-len(by_name[n]), -len(n), n)), 2):
        words = respelt(left, right)
        if not words or words in seen or _side_by_side(told, by_name[left], by_name[right]):
            continue
        seen.add(words)
        spans = [by_name[left][0], by_name[right][0]]
        reason = f"One text has {left} and {right}; they differ by a letter and are never named together."
        yield told.cite(Doubt(ConflictKind.NAME, right, left, "the same text", reason), spans)


def respelt(left: str, right: str) -> frozenset[str]:
    """Return the two words in which one name repeats the other, or its last parts, with one letter changed; else none.

    >>> sorted(respelt("Ana Torrez", "Torres"))
    ['torres', 'torrez']
    >>> sorted(respelt("Kim", "Kin"))
    []
    """
    pairs = list(zip(reversed(fold(left).split()), reversed(fold(right).split()), strict=False))
    differ = [pair for pair in pairs if pair[0] != pair[1]]
    if len(differ) != 1 or not is_one_letter_off(*differ[0]):
        return frozenset()
    return frozenset(differ[0]) if len(pairs) > 1 or min(map(len, differ[0])) >= MIN_LETTERS else frozenset()


def is_one_letter_off(left: str, right: str) -> bool:
    """Whether two words differ in one letter: another, one more, one less."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > ONE_LETTER or left == right:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    return left[start + (len(left) == len(right)) :] == right[start + 1 :]


def _side_by_side(told: Told, left: list[Span], right: list[Span]) -> bool:
    return bool({told.segment_of(s) for s in left} & {told.segment_of(s) for s in right})


@lru_cache(maxsize=4)
def terms_by_office(lexicon: Lexicon) -> Mapping[tuple[str, str], tuple[Term, ...]]:
    """Return the terms of every office of every state or organisation."""
    found: dict[tuple[str, str], list[Term]] = {}
    for term in lexicon.terms:
        found.setdefault((term.office, term.of), []).append(term)
    return {key: tuple(terms) for key, terms in found.items()}


def _settled(told: Told) -> Iterator[str]:
    """Yield the mentions that claims took for somebody known, without a doubt about the name: another spelling."""
    for claim in told.claims:
        if not any(doubt.kind is ConflictKind.NAME for doubt in claim.doubts):
            for argument in claim.arguments:
                if argument.mention_id and argument.entity_id in told.lexicon.people:
                    yield argument.mention_id


def _holder(told: Told, mention: Mention) -> Iterator[Discrepancy]:
    """A name in an office of one holder that is no name of anybody who ever held it.

    It is held against whom it garbles; where it garbles nobody, against the known holder of that day, if the office is
    one person's at a time.
    """
    name = printed(mention, told.doc.text)
    if not (mention.holder and mention.office and mention.of) or mention.qualifier or mention.candidates:
        return
    terms = terms_by_office(told.lexicon).get((mention.office, mention.of), ())
    if any(_is_name_of(told.lexicon, name, t.person) for t in terms):
        return
    meant = _meant(told, mention, terms, name)
    if meant is not None:
        reason = f"{name} is nobody known in that office; what is known points to {meant.name}."
        doubt = Doubt(ConflictKind.NAME, name, meant.name, f"lexicon: {meant.id}", reason, Severity.HIGH)
        yield told.cite(doubt, [mention.span])


def _meant(told: Told, mention: Mention, terms: Sequence[Term], name: str) -> Entity | None:
    """Return the one holder whose name is garbled, else the only one of the day."""
    day = told.notes.dating.time
    on_day = in_power(terms, day.earliest, day.latest) if day else {}
    titled = {t.person for t in terms if day and t.is_firm and t.covers(day.earliest, day.latest)}
    garbled = sorted(p for p in {t.person for t in terms} if _garbles(told.lexicon, name, p))
    near = [p for p in garbled if p in titled] or garbled
    if len(near) == 1 and (not day or len(on_day) == 1):
        return told.lexicon.entities[near[0]]
    if mention.office in SOLE and len(on_day) == 1 and not near and not _STANDING_IN.search(mention.text):
        return told.lexicon.entities[next(iter(on_day))]
    return None


def _is_name_of(lexicon: Lexicon, name: str, person: str) -> bool:
    parts = _parts(name)
    known = (_parts(n) for n in _names(lexicon, person))
    return any(parts <= names or names <= parts for names in known)


def _parts(name: str) -> set[str]:
    """Return the folded words of a name, at hyphens too, without initials."""
    return {word for word in fold(name).replace("-", " ").replace(".", " ").split() if len(word) > 1}


def _garbles(lexicon: Lexicon, name: str, person: str) -> bool:
    """Whether one part of a name is right and another comes near, or the whole is spelt nearly so."""
    parts = fold(name).split()
    whole = _letters(name)
    if len(parts) > 1 and any(_ratio(whole, _letters(known)) >= SAME_WHOLE for known in _names(lexicon, person)):
        return True
    for known in map(str.split, map(fold, _names(lexicon, person))):
        rest, other = [p for p in parts if p not in known], [k for k in known if k not in parts]
        if len(rest) < len(parts) and rest and other:
            return _ratio(rest[0], other[0]) >= SAME_PART
    return False


def _letters(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalpha())


def _ratio(left: str, right: str) -> float:
    """Return how alike two words are spelt, 0..1 (Ratcliff and Obershelp's measure)."""
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _names(lexicon: Lexicon, person: str) -> list[str]:
    entity = lexicon.entities[person]
    return [entity.name, *(n.text for n in entity.names)]


def _title(told: Told, mention: Mention) -> Iterator[Discrepancy]:
    """A title given on the day of the text to somebody who had left it, or not come to it, where another held it."""
    day, person = told.notes.dating.time, mention.candidates[0] if mention.candidates else ""
    if not (mention.office and mention.of and day) or mention.qualifier:
        return
    terms = terms_by_office(told.lexicon).get((mention.office, mention.of), ())
    own = [t for t in terms if t.person == person]
    current = any(t.covers(day.earliest, day.latest) for t in own)
    if not own or current or not _NOW.match(told.doc.text, mention.span.end):
        return
    others = sorted(in_power(terms, day.earliest, day.latest))
    if len(others) != 1:
        return
    name, holder = told.lexicon.entities[person].name, told.lexicon.entities[others[0]].name
    term = max(own, key=lambda t: (t.end or day.latest, t.start or day.earliest))
    title = " ".join(mention.text.split())
    reason = (
        f"{name} is called {title!r} in a text of {day.latest}; the lexicon has {holder} in office then, and {name} "
        f"from {term.start or 'an unknown day'} to {term.end or 'an unknown day'}: the title may be of an earlier act."
    )
    known = f"{holder} held the office"
    yield told.cite(Doubt(ConflictKind.OFFICE, title, known, term.source, reason, Severity.HIGH), [mention.span])
