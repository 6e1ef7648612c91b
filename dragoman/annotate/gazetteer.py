"""Known names in text: one pass of an automaton over the whole lexicon.

Takes folded text and the lexicon; gives the names, office titles and body titles that stand there, at word
boundaries, longest first. A lost space after a name ("Merkelheld") does not hide it. Never decides who is meant.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from ahocorasick_rs import AhoCorasick

from dragoman.lexicon.records import Lexicon, NameRow
from dragoman.text.folding import FoldedText, fold, unaccent
from dragoman.text.inflection import plural_of
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

MatchT = TypeVar("MatchT", "NameMatch", "TitleMatch")
RUN_ON_WORDS = frozenset(
    "held said says told met visited will would has have had was were is are and arrived signed announced".split()
)  # a word of these glued to a name has lost its space; anything else is another, longer name


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the lexicon at `span`, and all rows it may stand for."""

    span: Span
    rows: tuple[NameRow, ...]

    @property
    def kind(self) -> EntityKind:
        """Kind of the first row."""
        return self.rows[0].kind

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """Ids the name may stand for, in the order of the lexicon."""
        return tuple(dict.fromkeys(row.entity_id for row in self.rows))


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """Title words at `span`: the office ("prime_minister") or body ("foreign_ministry") they name.

    `sent`: somebody sends its holder to somebody else (an ambassador).
    """

    span: Span
    id: str
    plural: bool = False
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """All that the lexicon knows of one text, each list in text order and without overlaps inside it."""

    names: tuple[NameMatch, ...]
    offices: tuple[TitleMatch, ...]
    bodies: tuple[TitleMatch, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The compiled lexicon. `patterns[i]` is what the automaton found when it reports i."""

    automaton: AhoCorasick
    patterns: Sequence[str]
    rows: Mapping[str, tuple[NameRow, ...]]
    offices: Mapping[str, str]
    bodies: Mapping[str, str]
    sent: frozenset[str]

    def find(self, text: str, folded: FoldedText) -> Found:
        """Find every known name in `text`, whose folded form is `folded`."""
        names: list[NameMatch] = []
        offices: list[TitleMatch] = []
        bodies: list[TitleMatch] = []
        fitting: dict[tuple[int, str], tuple[NameRow, ...]] = {}  # most names of a text stand in it more than once
        chars = folded.chars
        for index, start, end in self.automaton.find_matches_as_indexes(chars, overlapping=True):
            if start and chars[start - 1].isalnum() and chars[start].isalnum():
                continue  # most are parts of words
            if not _ends_whole(chars, start, end):
                continue
            pattern, span = self.patterns[index], folded.span(start, end)
            printed = span.of(text)
            rows = fitting.get((index, printed))
            if rows is None:
                rows = tuple(r for r in self.rows.get(pattern, ()) if _fits_case(r, printed))
                fitting[index, printed] = rows
            if rows:
                names.append(NameMatch(span, rows))
            if pattern in self.offices:
                office, plural = _singular(self.offices[pattern])
                offices.append(TitleMatch(span, office, plural, office in self.sent))
            if pattern in self.bodies:
                bodies.append(TitleMatch(span, self.bodies[pattern]))
        kept, kept_bodies = _longest(names), _longest(bodies)
        kept_offices = _longest(t for t in offices if not _runs_into(t.span, kept))
        titles = {t.span.end for t in kept_offices if t.id in RULING} | {
            t.span.end for t in kept_bodies if t.id.endswith("_ministry")
        }
        return Found(_in_company(kept, titles, text), tuple(kept_offices), tuple(kept_bodies))


CURRENCY_SIGNS = frozenset("$£€¥")
PLURAL = "+"  # marks the plural of a title inside the table of patterns


def _singular(office: str) -> tuple[str, bool]:
    return office.removesuffix(PLURAL), office.endswith(PLURAL)


def _runs_into(title: Span, names: Sequence[NameMatch]) -> bool:
    """Whether a name begins in a title and goes on behind it: "president of the [Republic of Korea]"."""
    at = bisect_left(names, title.end, key=lambda n: n.span.start) - 1
    return at >= 0 and title.start < names[at].span.start and title.end < names[at].span.end


def _ends_whole(chars: str, start: int, end: int) -> bool:
    """Whether `chars[start:end]`, where a word begins, is whole words, or has lost the space behind it."""
    if chars[end : end + 1] in CURRENCY_SIGNS:
        return False  # "US$ 8 billion" names no state
    if end == len(chars) or not chars[end].isalnum() or not chars[end - 1].isalnum():
        return True
    tail = end
    while tail < len(chars) and chars[tail].isalnum():
        tail += 1
    return chars[end:tail] in RUN_ON_WORDS and end - start > 3


def _fits_case(row: NameRow, printed: str) -> bool:
    """Whether the printed form may be this name: as written, or any case that begins with a capital."""
    if row.exact_case:
        return unaccent(printed) == unaccent(row.text)
    return not printed[:1].islower() or row.text[:1].islower() or row.kind is EntityKind.PLACE


def _longest(matches: Iterable[MatchT]) -> list[MatchT]:
    """Keep the longest of overlapping matches, the first of equals, in text order."""
    kept: list[MatchT] = []
    for match in sorted(matches, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
        elif len(match.span) > len(kept[-1].span):
            kept[-1] = match
    return kept


@lru_cache(maxsize=4)
def compile_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Build the automaton for `lexicon`; about a third of a second for 30,000 names."""
    rows: dict[str, list[NameRow]] = {}
    for row in lexicon.names:
        rows.setdefault(fold(row.text), []).append(row)
    for text, row in other_orders(lexicon):
        rows.setdefault(fold(text), []).append(row)
    offices: dict[str, str] = {}
    for office in lexicon.offices.values():
        for title in office.titles:
            offices.setdefault(fold(title), office.id)
            for plural in _plurals(fold(title)):
                offices.setdefault(plural, office.id + PLURAL)
    bodies = {
        fold(word): row["id"]
        for row in lexicon.tables.get("body_titles", ())
        for word in row["words"].split("|")
        if word
    }
    patterns = sorted({*rows, *offices, *bodies} - {""})
    sent = frozenset(office.id for office in lexicon.offices.values() if office.sent)
    return Gazetteer(AhoCorasick(patterns), patterns, {k: tuple(v) for k, v in rows.items()}, offices, bodies, sent)


def other_orders(lexicon: Lexicon) -> Iterator[tuple[str, NameRow]]:
    """Yield the names of known people with family and given name exchanged ("Ishiba Shigeru")."""
    rows = {(r.entity_id, fold(r.text)): r for r in lexicon.names if r.kind is EntityKind.PERSON}
    for person in lexicon.people.values():
        orders = (f"{person.family} {person.given}", f"{person.given} {person.family}")
        known = [rows[key] for order in orders if person.given and (key := (person.id, fold(order))) in rows]
        if len(known) == 1:
            other = next(o for o in orders if fold(o) != fold(known[0].text))
            yield other, replace(known[0], text=other)


_HEAD_NOUN = re.compile(r"(?P<head>.+?)(?P<tail>(?: of | for | to | in | at | on | d'|[ -]general\b).*)")


def _plurals(title: str) -> Iterator[str]:
    """Yield the plurals of a folded title: of its head noun, and of "general" too, as a rank and in loose usage.

    >>> list(_plurals("minister for foreign affairs")), list(_plurals("major general"))
    (['ministers for foreign affairs'], ['majors general', 'major generals'])
    """
    parts = _HEAD_NOUN.fullmatch(title)
    head, tail = (parts["head"], parts["tail"]) if parts else (title, "")
    yield plural_of(head) + tail
    if title.endswith("general") and tail:
        yield title + "s"


RULING = frozenset("president prime_minister foreign_minister defence_minister king queen emir sultan".split())
"""Titles whose "of" makes a state of a name that may be none: "the president of Georgia"."""
_OF = re.compile(r"\s+of\s+(?:the\s+)?$")
OF_CHARS = 12  # code points of " of the " and blanks


def _in_company(names: list[NameMatch], titles: AbstractSet[int], text: str) -> tuple[NameMatch, ...]:
    """Drop names that need company and stand alone in the document; `titles` are where titles of rulers end."""
    sure = {row.entity_id for match in names for row in match.rows if not row.ambiguous}
    for match in names:
        link = _OF.search(text, max(0, match.span.start - OF_CHARS), match.span.start) if titles else None
        if link and link.start() in titles:
            sure |= {row.entity_id for row in match.rows if row.kind is EntityKind.STATE}
    return tuple(m for m in names if any(not r.ambiguous or r.entity_id in sure for r in m.rows))
