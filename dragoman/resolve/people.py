"""Known people and who held which office when.

Takes the lexicon; gives indexes of people by the parts of their names, by the keys these have under the rules of
spelling, and by office. Who is meant is decided in `identity`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.resolve.spelling import Spelling
from dragoman.text.folding import fold
from dragoman.types.entity import Entity, EntityKind, Term
from dragoman.types.value import TimeSpan

ACTING = re.compile(r"\b(?:acting|interim|caretaker)\b", re.IGNORECASE)
GAPPED = "no snapshots"  # in the note of a term whose end was taken from a successor first seen years later


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Everybody the lexicon knows: by each folded part of a name, and their terms.

    `names` are those in Latin letters, with or without accents; `native` all that somebody has other names beside.
    """

    by_part: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[frozenset[str], ...]]
    names: Mapping[str, tuple[str, ...]]
    native: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[Term, ...]]
    by_office: Mapping[tuple[str, str], tuple[Term, ...]]
    entities: Mapping[str, Entity]

    def named(self, name: str) -> list[str]:
        """Return the people whose names hold every part of `name`, in any order; ids sorted."""
        wanted = name_parts(name)
        if not wanted:
            return []
        first = min(wanted, key=lambda part: len(self.by_part.get(part, ())))
        return sorted(p for p in self.by_part.get(first, ()) if any(wanted <= known for known in self.parts[p]))

    def names_of(self, person: str, asked: str) -> tuple[str, ...]:
        """Return the names of a person to hold `asked` against: of a name in Latin letters only those that are, too."""
        names = self.names[person]
        return names if fold(asked).isascii() else self.native.get(person, names)

    def by_key(self, spelling: Spelling) -> Mapping[str, tuple[str, ...]]:
        """Return the people of each key that the parts of their names have under the rules of spelling."""
        return _index_keys(self, spelling)

    def holders(self, office: str, of: str, time: TimeSpan | None) -> list[Term]:
        """Return the terms of `office` of `of` that share a day with `time`; all of them where it is None."""
        terms = self.by_office.get((office, of), ())
        return [t for t in terms if time is None or t.covers(time.earliest, time.latest)]


def name_parts(name: str) -> frozenset[str]:
    """Return the folded words of a name; initials and titles of one letter are left out."""
    words = fold(name).replace("-", " ").replace("'", "").replace(".", " ").split()
    return frozenset(w for w in words if len(w) > 1)


@lru_cache(maxsize=4)
def _index_keys(people: People, spelling: Spelling) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for person, names in people.names.items():
        for name in people.native.get(person, names):
            for part in spelling.parts(name):
                for key in spelling.keys(part):
                    found.setdefault(key, {})[person] = None
    return {key: tuple(persons) for key, persons in found.items()}


@lru_cache(maxsize=4)
def know_people(lexicon: Lexicon) -> People:
    """Index the people and terms of `lexicon`."""
    people = {e.id: e for e in lexicon.entities.values() if e.kind is EntityKind.PERSON}
    every = {i: tuple(dict.fromkeys((e.name, *(n.text for n in e.names)))) for i, e in people.items()}
    names = {i: tuple(n for n in found if fold(n).isascii()) or found for i, found in every.items()}
    parts = {i: tuple(name_parts(n) for n in found) for i, found in every.items()}
    by_part: dict[str, list[str]] = {}
    for person, held in parts.items():
        for part in frozenset().union(*held):
            by_part.setdefault(part, []).append(person)
    terms: dict[str, list[Term]] = {}
    offices: dict[tuple[str, str], list[Term]] = {}
    for term in lexicon.terms:
        terms.setdefault(term.person, []).append(term)
        offices.setdefault((term.office, term.of), []).append(term)
    return People(
        {k: tuple(v) for k, v in by_part.items()},
        parts,
        names,
        {i: found for i, found in every.items() if len(found) > len(names[i])},
        {k: tuple(v) for k, v in terms.items()},
        {k: tuple(v) for k, v in offices.items()},
        people,
    )


def holder_at(people: People, office: str, of: str, time: TimeSpan | None, title: str = "") -> str | None:
    """Return who held `office` of `of` on all of `time`, None where no or more than one person did.

    None too where the sources of the term skip years of it: somebody they do not name may have held the office then.
    An acting title ("acting president") means who acted, where it is known that somebody did.
    """
    if time is None:
        return None
    terms = people.holders(office, of, time)
    if ACTING.search(title):
        terms = [t for t in terms if t.acting] or terms
    persons: Sequence[str] = sorted({t.person for t in terms})
    return persons[0] if len(persons) == 1 and not any(GAPPED in t.note for t in terms) else None
